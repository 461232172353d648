"""A story for which a moment is planned, and verbs that reach other stories."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.models import Article
from tests.articles.desk_forms import change_url, confirm, do_url, press
from tests.cast import make_story

State = Article.State


def state(story):
    return Article.objects.get(pk=story.pk).state


@pytest.fixture
def planned(cast):
    """A Korean story that readers get tomorrow; its editor's desk."""
    story = make_story(cast.korean_editor, cast.ko, "다리가 다시 열렸다")
    at = timezone.now().replace(microsecond=0, second=0) + timedelta(days=1)
    workflow.approve_and_publish(story.pk, cast.korean_editor, at=at)
    client = Client()
    client.force_login(cast.korean_editor)
    return story, client


def test_cancelling_changes_no_text(planned):
    story, client = planned
    version = Article.objects.get(pk=story.pk).version
    press(client, story, "cancel")
    confirm(client, story, "cancel")
    assert state(story) == State.APPROVED
    assert Article.objects.get(pk=story.pk).version == version
    page = client.get(do_url(story, "publish")).content.decode()
    assert "after korean_editor approved it" not in page


def test_a_button_that_only_leads_to_a_question_changes_no_moment(planned):
    story, client = planned
    before = Article.objects.get(pk=story.pk).changed_at
    press(client, story, "cancel")
    assert Article.objects.get(pk=story.pk).changed_at == before


def test_the_history_says_for_when_a_story_is_planned(planned):
    story, client = planned
    at = story.windows.get().live_from.astimezone(story.edition.zone)
    history = client.get(change_url(story).replace("change", "history"))
    assert f"Scheduled {at:%Y-%m-%d %H:%M}" in history.content.decode()


def test_what_readers_have_not_seen_is_not_corrected(planned):
    story, client = planned
    answer = client.get(do_url(story, "correct"))
    assert "A minor fix is enough." in answer.content.decode()


def test_withdrawing_a_translation_says_what_stays(cast, published):
    story = make_story(cast.chief, cast.ko, "다리가 다시 열렸다", original=published)
    workflow.approve_and_publish(story.pk, cast.chief)
    client = Client()
    client.force_login(cast.chief)
    page = client.get(do_url(story, "kill")).content.decode()
    assert "With readers stay:" in page
    assert "Bridge to the north reopens" in page


def test_a_translator_drops_an_own_draft(cast):
    story = make_story(cast.translator, cast.en)
    client = Client()
    client.force_login(cast.translator)
    confirm(client, story, "spike")
    assert state(story) == State.SPIKED
