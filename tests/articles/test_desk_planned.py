"""A story for which a moment is planned, and verbs that reach other stories."""

from datetime import UTC, datetime, timedelta

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


def test_the_moment_is_moved_in_one_step(planned):
    story, client = planned
    press(client, story, "reschedule")
    page = client.get(do_url(story, "reschedule"))
    assert page.context["form"]["at"].value()
    moved = confirm(client, story, "reschedule", at="2100-01-02T09:00")
    assert "Readers get it at 2100-01-02 09:00 (Asia/Seoul)." in moved.content.decode()
    [window] = story.windows.all()
    assert window.live_from == datetime(2100, 1, 2, tzinfo=UTC)
    assert [each.kind for each in story.prints.order_by("pk")] == [
        "publish",
        "cancel",
        "publish",
    ]


def test_what_is_planned_is_moved_as_it_was_published(planned):
    story, client = planned
    page = press(client, story, "", deck="Another deck")
    assert page.context["article"].version > 1
    refused = confirm(client, story, "reschedule", at="2100-01-02T09:00")
    assert "changed after it was published" in refused.content.decode()


def test_a_planned_address_stays_and_is_not_said_to_be_with_readers(planned):
    story, client = planned
    page = client.get(change_url(story)).content.decode()
    assert "It is planned for readers at this address" in page
    assert "Readers have this address" not in page
    assert "“Correct”" not in page
    confirm(client, story, "cancel")
    press(client, story, "", slug="another-address")
    assert Article.objects.get(pk=story.pk).slug == "another-address"


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


def test_an_embargo_is_shown_and_its_end_stands_at_publishing(cast, story, editor):
    confirm(editor, story, "embargo", until="2100-01-02T09:00", note="Promised to Ann.")
    page = editor.get(do_url(story, "approve_and_publish"))
    assert page.context["form"]["at"].value() == "2100-01-02T09:00"
    assert "Promised to Ann." in page.content.decode()
    assert "Change the embargo…" in editor.get(change_url(story)).content.decode()
    past = confirm(editor, story, "approve_and_publish", at="2001-01-02T09:00")
    assert "That moment is past. Choose a later one." in past.content.decode()
    past = confirm(editor, story, "embargo", until="2001-01-02T09:00").content.decode()
    assert "That moment is past. Choose a later one." in past
