"""When a link to a story shows it no more, and where it leads then."""

from datetime import timedelta

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Window
from articles.refused import Refused
from tests.articles.erasing import erase
from tests.articles.preview_links import (
    DAY,
    address,
    gone,
    made,
    secret,
    stranger,
    text,
)
from tests.cast import make_story

__all__ = ["secret", "stranger"]


def test_after_print_it_leads_to_the_live_page(cast, story, stranger, secret):
    workflow.approve_and_publish(story.pk, cast.editor)
    answer = stranger.get(address(secret))
    story.refresh_from_db()
    assert answer.status_code == 302
    live = f"http://localhost:8000/en/story/{story.slug}/"
    assert answer.headers["Location"] == live
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    with pytest.raises(Refused, match="live page"):
        made(story, cast.reporter)
    # Withdrawn, and taken back to draft: no link of before shows what readers lost.
    workflow.kill(story.pk, cast.editor)
    assert gone(stranger, secret)
    workflow.restore(story.pk, cast.editor)
    assert gone(stranger, secret)


def test_an_embargoed_story_shows_until_it_is_withdrawn(cast, story, stranger, secret):
    workflow.embargo(story.pk, cast.reporter, workflow.clock() + DAY, "As agreed")
    assert "Carts crossed it." in text(stranger.post(address(secret)))
    workflow.spike(story.pk, cast.reporter)
    assert gone(stranger, secret)
    with pytest.raises(Refused, match="take it back"):
        made(story, cast.reporter)
    workflow.restore(story.pk, cast.reporter)
    assert gone(stranger, secret)


def test_with_an_original_its_translations_go(cast, story, stranger):
    korean = make_story(cast.chief, cast.ko, headline="다리", original=story)
    secret = made(korean, cast.chief)
    assert "다리" in text(stranger.post(address(secret)))
    workflow.spike(story.pk, cast.editor)
    assert gone(stranger, secret)


def test_what_is_over_is_not_shown(cast, story, stranger, secret):
    now = workflow.clock()
    workflow.approve_and_publish(story.pk, cast.editor, at=now + DAY)
    assert "Carts crossed it." in text(stranger.post(address(secret)))
    # Its time with readers came and went.
    windows = Window.objects.filter(article=story)
    windows.update(live_from=now, live_until=now + timedelta(microseconds=1))
    assert gone(stranger, secret)
    windows.delete()
    assert stranger.get(address(secret)).status_code == 200


def test_of_a_draft_in_which_words_were_erased_nobody_reads_the_rest(
    cast, story, stranger, secret
):
    bound = made(story, cast.reporter, is_bound=True)
    erase(cast, words="Carts")
    assert gone(stranger, secret)
    assert gone(stranger, bound)


def test_a_story_that_comes_to_protect_people_is_shown_no_more(
    cast, story, reporter, stranger, secret
):
    page = reverse("admin:articles_article_people_seen", args=[story.pk])
    reporter.post(page, {"protects_people": "1"})
    assert gone(stranger, secret)


def test_it_ends_with_the_right_of_who_made_it(cast, story, stranger, secret):
    story.team.filter(user=cast.reporter).delete()
    assert gone(stranger, secret)
    story.team.create(user=cast.reporter, part="writer")
    assert stranger.get(address(secret)).status_code == 200
    cast.reporter.is_active = False
    cast.reporter.save()
    assert gone(stranger, secret)
