"""Standing wordings of notes: kept by editors, chosen in the form of a story."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Note, StandingNote
from newsroom.sample.load import read
from tests.articles.desk_forms import add_url, blank, change_url, fields, opened

LIST = reverse("admin:articles_standingnote_changelist")
NAMES = "Names were changed."
SHARED = "Published together with {name}."


def wording(edition, text=NAMES, kind="names_changed", **more):
    return StandingNote.objects.create(edition=edition, kind=kind, text=text, **more)


def notes(story):
    return list(story.notes.values_list("kind", "place", "text"))


@pytest.fixture
def reporter(cast, client):
    client.force_login(cast.reporter)
    return client


def send(client, story, **changes):
    return client.post(change_url(story), opened(client, story) | changes, follow=True)


def test_it_works(cast, client, story):
    """From the edition's wordings into a story, without JavaScript."""
    client.force_login(cast.editor)
    page = client.get(reverse("admin:articles_standingnote_add"))
    sent = fields(page, "standingnote_form") | {
        "edition": cast.en.pk,
        "kind": "opinion",
        "place": "above",
        "text": "The views are the author's own.",
    }
    client.post(reverse("admin:articles_standingnote_add"), sent)
    chosen = StandingNote.objects.get()
    assert "The views are the author" in client.get(LIST).content.decode()

    client.force_login(cast.reporter)
    send(client, story, **{"notes-0-standing": chosen.pk})
    assert notes(story) == [("opinion", "above", "The views are the author's own.")]


def test_a_new_story_takes_one_too(cast, reporter):
    chosen = wording(cast.en)
    sent = blank(reporter, cast.en) | {"headline": "New", "notes-0-standing": chosen.pk}
    reporter.post(add_url(cast.en), sent)
    assert notes(Article.objects.get()) == [("names_changed", "below", NAMES)]


def test_what_was_written_stands(cast, reporter, story):
    chosen = wording(cast.en)
    send(
        reporter,
        story,
        **{
            "notes-0-standing": chosen.pk,
            "notes-0-kind": "other",
            "notes-0-place": "above",
            "notes-0-text": "One name was changed.",
        },
    )
    assert notes(story) == [("other", "above", "One name was changed.")]


def test_nothing_chosen_and_nothing_written_is_no_note(cast, reporter, story):
    wording(cast.en)
    send(reporter, story, headline="Other")
    assert not Note.objects.exists()


def test_a_place_left_unfilled_is_pointed_out(cast, reporter, story):
    chosen = wording(cast.en, SHARED, "co_published")
    page = send(reporter, story, headline="Other", **{"notes-0-standing": chosen.pk})
    shown = page.content.decode()
    assert "Write what belongs in the place of “{name}”." in shown
    back = fields(page)
    # The words are there now, to be filled in, and nothing else is lost.
    assert back["notes-0-text"] == SHARED
    assert back["notes-0-kind"] == "co_published"
    assert back["headline"] == "Other"
    assert not Note.objects.exists()
    back["notes-0-text"] = "Published together with The Ulven Post."
    reporter.post(change_url(story), back)
    assert notes(story) == [("co_published", "below", back["notes-0-text"])]


def test_a_kind_without_words_is_refused(cast, reporter, story):
    page = send(reporter, story, **{"notes-0-kind": "disclosure"})
    assert "Write the note, or tick Remove." in page.content.decode()


@pytest.mark.parametrize("sent", ["999999", "x", "'"])
def test_a_wording_that_is_gone(cast, reporter, story, sent):
    wording(cast.en)
    page = send(reporter, story, deck="Kept", **{"notes-0-standing": sent})
    assert "That wording is gone." in page.content.decode()
    assert fields(page)["deck"] == "Kept"


def test_each_edition_has_its_own(cast, client, reporter, story):
    other = wording(cast.ko, "이름을 바꾸었습니다.")
    assert "이름을" not in reporter.get(change_url(story)).content.decode()
    page = send(reporter, story, **{"notes-0-standing": other.pk})
    assert not Note.objects.exists()
    wording(cast.en)
    page = send(reporter, story, **{"notes-0-standing": other.pk})
    assert "That wording is gone." in page.content.decode()

    client.force_login(cast.editor)
    assert "이름을" not in client.get(LIST).content.decode()
    here = reverse("admin:articles_standingnote_change", args=[other.pk])
    assert client.get(here).status_code == 302


def test_more_notes_take_no_more_queries(cast, reporter, story):
    wording(cast.en)
    reporter.get(change_url(story))
    counts = []
    for number in (0, 5):
        Note.objects.bulk_create(
            Note(article=story, kind="other", text=f"{n}") for n in range(number)
        )
        with CaptureQueriesContext(connection) as asked:
            reporter.get(change_url(story))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_braces_of_a_wording_hold_a_word(cast, client):
    client.force_login(cast.editor)
    for text in ("With {}.", "With {name.", "With name}."):
        sent = {
            "edition": cast.en.pk,
            "kind": "other",
            "place": "below",
            "text": text,
            "position": 0,
        }
        page = client.post(reverse("admin:articles_standingnote_add"), sent)
        assert "Write a word between each pair of braces" in page.content.decode()
    assert not StandingNote.objects.exists()


def test_the_sample_has_them_in_each_language():
    paper = read("paper")
    found = {(each["edition"], each["kind"]) for each in paper["standing_notes"]}
    kinds = {"editors_note", "disclosure", "names_changed", "co_published", "opinion"}
    editions = {each["code"] for each in paper["editions"]}
    assert found == {(code, kind) for code in editions for kind in kinds}
    assert all(each["withdrawn_sentence"] for each in paper["editions"])
