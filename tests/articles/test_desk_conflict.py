"""Two editors, one story: both texts are shown, and neither is lost."""

import pytest
from django.test import Client

from articles.body import plain
from articles.models import Article
from people.models import Person
from tests.articles.desk_forms import change_url, fields, opened


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def first(cast):
    return signed_in(cast.reporter)


@pytest.fixture
def second(cast):
    return signed_in(cast.editor)


def now(story):
    return Article.objects.get(pk=story.pk)


def texts(story):
    return [plain(each) for each in now(story).body]


@pytest.fixture
def met(first, second, story):
    """The page as the second gets it back, after the first had saved."""
    editor = Person.objects.create(name="Mira Solen", slug="mira-solen")
    mine = opened(second, story)
    theirs = opened(first, story)
    theirs |= {
        "headline": "Theirs",
        "body": "Their text.",
        "figures-0-caption": "Their picture",
    }
    assert first.post(change_url(story), theirs).status_code == 302
    mine |= {
        "headline": "Mine",
        "body": "My text.\n\n[Image 1]",
        "credits-1-person": str(editor.pk),
        "credits-1-role": "editor",
        "figures-0-caption": "My picture",
        "notes-TOTAL_FORMS": "1",
        "notes-0-kind": "other",
        "notes-0-place": "above",
        "notes-0-text": "My note",
    }
    return second.post(change_url(story), mine)


def test_nothing_is_overwritten(met, story):
    assert met.status_code == 200
    assert now(story).headline == "Theirs"
    assert texts(story)[-1] == "Their text."
    assert not story.notes.exists()


def test_both_texts_are_shown_side_by_side(met):
    page = met.content.decode()
    assert "reporter saved this story at" in page
    shown = {each.label: each for each in met.context["conflict"].differences}
    assert (shown["Headline"].theirs, shown["Headline"].mine) == ("Theirs", "Mine")
    text = shown["text"]
    assert text.theirs == "[Image 1]\n\nTheir text."
    assert text.mine == "My text.\n\n[Image 1]"
    assert "Their picture" in shown["pictures"].theirs
    assert "My picture" in shown["pictures"].mine
    assert "Mira Solen / editor" in shown["credits"].mine
    assert "My note" in shown["notes"].mine
    assert "Deck (standfirst)" not in shown


def test_everything_typed_comes_back(met):
    back = fields(met)
    assert back["headline"] == "Mine"
    assert back["body"] == "My text.\n\n[Image 1]"
    assert back["credits-1-role"] == "editor"
    assert back["figures-0-caption"] == "My picture"
    assert back["notes-0-text"] == "My note"


def test_going_on_with_mine_saves_mine_and_keeps_theirs_as_a_version(
    met, second, cast, story
):
    assert second.post(change_url(story), fields(met)).status_code == 302
    assert now(story).headline == "Mine"
    assert texts(story) == ["My text.", ""]
    assert [figure.caption for figure in story.figures.all()] == ["My picture"]
    assert story.notes.get().text == "My note"
    newest, theirs = story.revisions.all()[:2]
    assert (newest.by, theirs.by) == (cast.editor, cast.reporter)
    assert theirs.content["headline"] == "Theirs"
    assert theirs.content["figures"][0]["caption"] == "Their picture"


def test_a_third_save_in_between_is_a_conflict_again(met, first, second, story):
    third = opened(first, story) | {"headline": "Third"}
    first.post(change_url(story), third)
    again = second.post(change_url(story), fields(met))
    assert again.status_code == 200
    assert now(story).headline == "Third"
    assert fields(again)["headline"] == "Mine"


def test_a_verb_is_not_done_in_a_conflict(first, second, story):
    mine = opened(second, story) | {"headline": "Mine", "_verb": "submit"}
    first.post(change_url(story), opened(first, story) | {"headline": "Theirs"})
    assert second.post(change_url(story), mine).status_code == 200
    assert now(story).state == Article.State.DRAFT


def test_rows_of_a_picture_that_the_other_removed_come_back(first, second, story):
    body = "The bridge.\n\n[Image: a.jpg]"
    first.post(change_url(story), opened(first, story) | {"body": body})
    mine = opened(second, story) | {"figures-0-caption": "Kept"}
    first.post(change_url(story), opened(first, story) | {"figures-0-DELETE": "on"})
    met = second.post(change_url(story), mine)
    assert met.context["conflict"]
    second.post(change_url(story), fields(met))
    assert story.figures.get().caption == "Kept"
    assert story.figures.get().block in {each["id"] for each in now(story).body}


def test_the_same_form_sent_twice_is_one_save(first, story):
    sent = opened(first, story) | {"headline": "Once"}
    first.post(change_url(story), sent)
    response = first.post(change_url(story), sent)
    assert response.status_code == 302
    assert now(story).version == story.version + 1


def test_ones_own_other_window_is_named_so(first, story):
    sent = opened(first, story)
    first.post(change_url(story), sent | {"headline": "One"})
    response = first.post(change_url(story), sent | {"headline": "Two"})
    assert "You saved this story at" in response.content.decode()


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999"])
def test_a_broken_version_overwrites_nothing(first, story, version):
    sent = opened(first, story) | {"headline": "Mine", "version": version}
    assert first.post(change_url(story), sent).status_code == 200
    assert now(story).headline == story.headline


def test_what_was_not_changed_is_taken_as_it_was_saved(first, second, story):
    mine = opened(second, story) | {"headline": "Mine"}
    theirs = opened(first, story) | {"deck": "Their deck", "body": "Their text."}
    first.post(change_url(story), theirs)
    met = second.post(change_url(story), mine)
    conflict = met.context["conflict"]
    assert [each.label for each in conflict.differences] == ["Headline"]
    assert "as they were saved" in met.content.decode()
    assert second.post(change_url(story), fields(met)).status_code == 302
    assert (now(story).headline, now(story).deck) == ("Mine", "Their deck")
    assert texts(story)[-1] == "Their text."


def test_who_changed_nothing_is_shown_what_is_saved(first, second, story):
    mine = opened(second, story)
    first.post(change_url(story), opened(first, story) | {"deck": "Their deck"})
    met = second.post(change_url(story), mine)
    assert met.context["conflict"].differences == []
    assert fields(met)["deck"] == "Their deck"
