"""A story without a picture is shared with a card: from the moment that readers have
it, and not a moment longer."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse

from articles import cards, workflow
from articles.models import FrontCache, Purge, ShareCard
from articles.refused import Refused
from media import storage
from media.cards import drawing
from tests.articles.desk_forms import fields
from tests.articles.finished import get, illustrated, linked_data, page
from tests.cast import make_story, paragraph, signed_in
from tests.media_parts import metadata_of


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Does a verb with what follows its commit."""

    def do(verb, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return verb(*args, **kwargs)

    return do


@pytest.fixture
def carded(cast, story, committed):
    committed(workflow.approve_and_publish, story.pk, cast.editor)
    story.refresh_from_db()
    return story


def name(story):
    return ShareCard.objects.get(print__article=story).name


def test_it_works(carded, site_client, settings):
    address = f"{settings.NEWSROOM_SITE_URL}/pictures/{name(carded)}"
    shown = page(get(site_client, carded))
    for each in (
        f'property="og:image" content="{address}"',
        'property="og:image:type" content="image/png"',
        'property="og:image:width" content="1200"',
        'property="og:image:height" content="630"',
        'property="og:image:alt" content="Bridge to the north reopens — The en Paper"',
        'name="twitter:card" content="summary_large_image"',
    ):
        assert f"<meta {each}>" in shown
    assert linked_data(get(site_client, carded))["image"]["url"] == address
    answer = site_client.get(f"/pictures/{name(carded)}")
    assert answer.headers["Content-Type"] == "image/png"
    assert metadata_of(b"".join(answer.streaming_content)) == []


def test_a_withdrawn_story_takes_its_card_along(cast, carded, committed, site_client):
    gone = name(carded)
    workflow.kill(carded.pk, cast.editor)
    # Gone before anything that follows the commit.
    assert site_client.get(f"/pictures/{gone}").status_code == 404
    committed(cards.settle, carded.pk)
    assert not ShareCard.objects.exists()
    assert not storage.is_public(gone)


def test_pages_that_name_a_card_are_made_anew_and_no_others(cast, story, committed):
    FrontCache.objects.create(address="http://cache.example")
    workflow.approve_and_publish(story.pk, cast.editor)
    Purge.objects.all().delete()
    committed(cards.settle, story.pk)
    card = f"card-{story.prints.get().pk}"
    assert Purge.objects.get().keys.split() == [card, f"story-{story.pk}"]
    workflow.kill(story.pk, cast.editor)
    Purge.objects.all().delete()
    # That it was withdrawn is told already, and names none.
    committed(cards.settle, story.pk)
    assert Purge.objects.get().keys == card


def test_a_story_with_a_picture_is_shared_with_that(cast, story, committed):
    illustrated(story)
    committed(workflow.approve_and_publish, story.pk, cast.editor)
    assert not ShareCard.objects.exists()


def test_nobody_gets_the_card_of_a_planned_story(cast, story, committed, site_client):
    tomorrow = workflow.clock().replace(year=2100)
    committed(workflow.approve_and_publish, story.pk, cast.editor, at=tomorrow)
    assert site_client.get(f"/pictures/{name(story)}").status_code == 404
    committed(workflow.cancel, story.pk, cast.editor)
    assert not ShareCard.objects.exists()


def test_no_file_has_the_headline_of_a_story_that_is_not_printed(cast, committed):
    bare = make_story(cast.reporter, cast.en, section=None)
    with pytest.raises(Refused):
        committed(workflow.approve_and_publish, bare.pk, cast.editor)
    assert not ShareCard.objects.exists()


def test_the_same_words_keep_their_file(cast, carded, committed, monkeypatch):
    had = name(carded)
    monkeypatch.setattr("articles.cards.draw", None)
    carded.body = [paragraph("It was closed again.")]
    carded.save()
    committed(workflow.update, carded.pk, cast.editor)
    assert name(carded) == had
    monkeypatch.undo()
    carded.refresh_from_db()
    carded.headline = "Bridge closed again"
    carded.save()
    committed(workflow.update, carded.pk, cast.editor)
    assert name(carded) != had
    assert storage.is_public(name(carded))
    assert not storage.is_public(had)


def test_a_new_masthead_needs_no_new_print(cast, carded, committed, capsys):
    had, prints = name(carded), carded.prints.count()
    cast.en.masthead = "The Evening Paper"
    cast.en.save()
    committed(call_command, "draw_cards", edition="en")
    assert "Drawn: 1." in capsys.readouterr().out
    assert name(carded) != had
    assert carded.prints.count() == prints
    committed(call_command, "draw_cards")
    assert "Drawn: 0." in capsys.readouterr().out


def test_the_chief_who_changes_a_masthead_changes_the_newest_cards(
    cast, carded, committed
):
    had, chief = name(carded), signed_in(cast.chief)
    address = reverse("admin:people_edition_change", args=[cast.en.pk])
    sent = fields(chief.get(address), "edition_form") | {"masthead": "Evening Paper"}
    answer = committed(chief.post, address, sent, follow=True)
    assert "cards for sharing of the newest stories" in answer.content.decode()
    assert name(carded) != had
    assert not storage.is_public(had)


def test_the_card_of_a_story_whose_time_is_over_is_removed(cast, story, committed):
    now = workflow.clock()
    with workflow.backdated(now - timedelta(hours=2)):
        until = now - timedelta(hours=1)
        workflow.approve_and_publish(story.pk, cast.editor, until=until)
    ShareCard.objects.create(print=story.prints.get(), name="a.png")
    committed(call_command, "draw_cards")
    assert not ShareCard.objects.exists()


def test_a_card_that_cannot_be_drawn_holds_no_story_up(
    cast, story, committed, monkeypatch, caplog, site_client
):
    def broken(words):
        raise OSError(f"raster overflow: {words.headline}")

    monkeypatch.setattr("articles.cards.draw", broken)
    committed(workflow.approve_and_publish, story.pk, cast.editor)
    story.refresh_from_db()
    assert "og:image" not in page(get(site_client, story))
    assert f"story {story.pk}: OSError" in caplog.text
    assert "Bridge" not in caplog.text


def test_what_is_drawn_is_public_only(cast, story, committed, monkeypatch):
    seen = []
    monkeypatch.setattr(
        "articles.cards.draw", lambda words: seen.append(words) or drawing.draw(words)
    )
    story.headline = "Bridge to the north closes"
    story.kicker = "Roads"
    story.save()
    committed(workflow.approve_and_publish, story.pk, cast.editor)
    assert [(each.masthead, each.label, each.headline) for each in seen] == [
        ("The en Paper", "Politics en / Roads", "Bridge to the north closes")
    ]
