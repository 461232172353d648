"""The buttons of a story: each does its verb, or says why not."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.models import Article
from tests.articles.desk_forms import change_url, confirm, do_url, fields, press
from tests.articles.stages import State, live, state
from tests.cast import make_story, signed_in


def buttons(response):
    return {each.verb.name for each in response.context["others"]} | {
        each.verb.name for each in [response.context["next"]] if each
    }


def test_it_works(reporter, editor, story):
    """From a draft to a reader's page, each by who may."""
    response = press(reporter, story, "submit", headline="Bridge opens again")
    assert state(story) == State.SUBMITTED
    assert "The editors of English have it now." in response.content.decode()
    press(editor, story, "approve")
    assert state(story) == State.APPROVED
    response = press(editor, story, "publish")
    assert response.redirect_chain[-1][0] == do_url(story, "publish")
    response = confirm(editor, story, "publish")
    assert live(story).headline == "Bridge opens again"
    page = response.content.decode()
    assert "Readers have it now." in page
    assert "/en/story/bridge-opens-again/" in page


def test_a_reporter_has_the_next_step_and_reasons_for_the_others(reporter, story):
    page = reporter.get(change_url(story))
    assert page.context["next"].verb.name == "submit"
    assert buttons(page) == {"submit", "spike", "embargo"}
    reasons = {e.verb.name: e.why_not for e in page.context["not_now"]}
    assert reasons["publish"] == (
        "Your role does not allow this. Ask an editor of English."
    )


def test_no_button_says_print_kill_or_spike(editor, published, cast):
    make_story(cast.reporter, cast.en, "Another")
    for story in Article.objects.all():
        page = editor.get(change_url(story))
        for each in [*page.context["others"], *page.context["not_now"]]:
            words = str(each.label).lower()
            assert not any(word in words for word in ("print", "kill", "spike"))


def test_what_is_missing_is_listed_and_what_was_typed_is_kept(editor, cast):
    story = make_story(cast.editor, cast.en, section=None)
    story.bylines.all().delete()
    press(editor, story, "approve_and_publish", deck="A new deck")
    page = editor.get(do_url(story, "approve_and_publish")).content.decode()
    assert "No section is chosen." in page
    assert "Nobody is credited." in page
    confirm(editor, story, "approve_and_publish")
    assert state(story) == State.DRAFT
    assert Article.objects.get(pk=story.pk).deck == "A new deck"


def test_submitting_without_a_headline_saves_the_text(reporter, cast):
    story = make_story(cast.reporter, cast.en, headline="")
    response = press(reporter, story, "submit", body="A first sentence.")
    assert "Write a headline first" in response.content.decode()
    saved = Article.objects.get(pk=story.pk)
    assert (saved.state, len(saved.body)) == (State.DRAFT, 1)


def test_approve_and_publish_in_one(editor, story):
    confirm(editor, story, "approve_and_publish")
    assert live(story)


def test_publishing_from_a_moment_on_the_clock_of_the_edition(cast, client):
    story = make_story(cast.korean_editor, cast.ko, "다리")
    client.force_login(cast.korean_editor)
    local = (timezone.now() + timedelta(days=2)).astimezone(cast.ko.zone)
    page = client.get(do_url(story, "approve_and_publish")).content.decode()
    assert "Asia/Seoul" in page
    response = confirm(
        client, story, "approve_and_publish", at=f"{local:%Y-%m-%dT%H:%M}"
    )
    assert f"{local:%Y-%m-%d %H:%M} (Asia/Seoul)" in response.content.decode()
    window = story.windows.get()
    assert window.live_from == local.replace(second=0, microsecond=0)
    assert live(story) is None


def test_a_moment_that_is_past_comes_back_with_the_sentence(editor, story):
    response = confirm(editor, story, "approve_and_publish", at="2020-01-01T10:00")
    page = response.content.decode()
    assert "That moment is past." in page
    assert "2020-01-01T10:00" in page
    assert state(story) == State.DRAFT


def test_a_moment_that_is_none(editor, story):
    response = confirm(editor, story, "approve_and_publish", at="soon")
    assert "2026-11-23 14:30" in response.content.decode()
    assert state(story) == State.DRAFT


def test_sending_back_needs_a_note_which_the_writer_finds(reporter, editor, story):
    workflow.submit(story.pk, story.team.get().user)
    response = confirm(editor, story, "send_back", note=" ")
    assert "Write what shall be changed first." in response.content.decode()
    assert state(story) == State.SUBMITTED
    confirm(editor, story, "send_back", note="Who built the bridge?")
    assert state(story) == State.DRAFT
    assert "Who built the bridge?" in reporter.get(change_url(story)).content.decode()


def test_cancel_drop_and_take_back(editor, cast, story):
    tomorrow = timezone.now() + timedelta(days=1)
    workflow.approve_and_publish(story.pk, cast.editor, tomorrow)
    confirm(editor, story, "cancel")
    assert state(story) == State.APPROVED
    confirm(editor, story, "spike")
    assert state(story) == State.SPIKED
    confirm(editor, story, "restore")
    assert state(story) == State.DRAFT


def test_a_text_that_changed_after_the_page_was_opened_is_not_published(
    reporter, editor, story
):
    seen = editor.get(do_url(story, "approve_and_publish")).context["version"]
    press(reporter, story, "", headline="Something else")
    response = editor.post(
        do_url(story, "approve_and_publish"), {"version": seen, "at": ""}
    )
    assert "reporter changed the story at" in response.content.decode()
    assert state(story) == State.DRAFT
    sent = {"version": response.context["version"], "at": ""}
    editor.post(do_url(story, "approve_and_publish"), sent)
    assert live(story).headline == "Something else"


class TestRefusals:
    @pytest.mark.parametrize("verb", ["approve", "publish", "kill", "send_back"])
    def test_a_reporter_may_not(self, reporter, cast, story, verb):
        workflow.submit(story.pk, cast.reporter)
        url = do_url(story, verb)
        for response in (reporter.get(url), reporter.post(url, {"version": 1})):
            assert response.status_code == 403
            assert "Ask an editor of English." in response.content.decode()
        assert state(story) == State.SUBMITTED

    def test_a_verb_behind_a_save_is_checked_too(self, reporter, cast, story):
        workflow.submit(story.pk, cast.reporter)
        response = press(reporter, story, "approve")
        assert "Ask an editor of English." in response.content.decode()
        assert state(story) == State.SUBMITTED

    def test_who_may_not_read_it_learns_nothing(self, client, cast, story):
        client.force_login(cast.colleague)
        response = client.post(do_url(story, "submit"))
        assert response.status_code == 403
        assert story.headline not in response.content.decode()
        assert state(story) == State.DRAFT

    def test_without_a_token(self, cast, story):
        client = Client(enforce_csrf_checks=True)
        client.force_login(cast.editor)
        url = do_url(story, "approve_and_publish")
        sent = fields(client.get(url), None)
        assert client.post(url, sent | {"version": 1}).status_code == 403
        assert state(story) == State.DRAFT

    @pytest.mark.parametrize("verb", ["", "erase", "begin", "locked"])
    def test_only_verbs(self, editor, story, verb):
        url = do_url(story, "submit").replace("submit", verb)
        assert editor.post(url, {"version": 1}).status_code in (301, 302, 404)
        assert state(story) == State.DRAFT

    def test_not_by_a_link(self, editor, story):
        editor.get(do_url(story, "submit"))
        assert state(story) == State.DRAFT


def test_not_now_gives_the_reason_that_fits_the_verb_and_the_person(cast, story):
    workflow.submit(story.pk, cast.reporter)

    def reasons(user):
        page = signed_in(user).get(change_url(story))
        return {each.verb.name: each.why_not for each in page.context["not_now"]}

    found = reasons(cast.editor)
    assert "Approve it first" in found["publish"]
    assert found["submit"] == "It is submitted already."
    assert found["restore"] == "It is neither dropped nor withdrawn."
    for verb in ("update", "correct", "cancel", "kill"):
        assert found[verb] == "Readers do not have this story now."
    workflow.approve_and_publish(story.pk, cast.editor)
    found = reasons(cast.editor)
    assert "withdrawn, and not dropped" in found["spike"]
    assert "comes too late" in found["embargo"]
