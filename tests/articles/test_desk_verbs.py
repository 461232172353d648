"""The buttons of a story: each does its verb, or says why not."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.models import Article, LiveArticle, LiveTombstone
from people.models import Edition
from tests.articles.desk_forms import change_url, confirm, do_url, fields, press
from tests.cast import make_story, signed_in

State = Article.State


def state(story):
    return Article.objects.get(pk=story.pk).state


def live(story):
    return LiveArticle.objects.filter(article_id=story.pk).first()


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


def test_editing_what_is_published_waits(editor, published):
    response = press(editor, published, "", headline="Corrected")
    page = response.content.decode()
    assert "Your changes wait until you publish them." in page
    assert response.context["next"].verb.name == "correct"
    assert live(published).headline != "Corrected"


def test_whose_changes_wait_and_for_whom(cast, reporter, editor, published):
    page = press(reporter, published, "", headline="Corrected").content.decode()
    assert "Your changes wait until an editor publishes them." in page
    assert "It is with: Editors." in page
    page = editor.get(change_url(published)).content.decode()
    assert "Changes by reporter wait until you publish them." in page


def test_a_minor_fix(editor, published):
    press(editor, published, "update", headline="Fixed")
    assert live(published).headline != "Fixed"
    confirm(editor, published, "update")
    assert live(published).headline == "Fixed"
    assert live(published).story["corrections"] == []


def test_a_correction_has_a_note_that_readers_see(editor, published):
    response = confirm(editor, published, "correct", kind="correction", note="")
    assert "Write the note first." in response.content.decode()
    confirm(editor, published, "correct", kind="clarification", note="Two bridges.")
    (note,) = live(published).story["corrections"]
    assert (note["kind"], note["text"]) == ("clarification", "Two bridges.")


@pytest.fixture
def translation(cast, published):
    """What Korean readers have of the published story."""
    korean = make_story(cast.chief, cast.ko, "다리", original=published)
    workflow.approve_and_publish(korean.pk, cast.chief)
    return korean


def test_withdrawing_lists_the_languages_all_ticked(
    editor, cast, published, translation
):
    page = editor.get(do_url(published, "kill"))
    assert page.context["form"]["languages"].value() == [str(translation.pk)]
    assert cast.en.withdrawn_sentence in page.content.decode()
    confirm(
        editor,
        published,
        "kill",
        languages=[str(translation.pk)],
        public_note="A source is in danger.",
        note="They called us",
    )
    assert {state(published), state(translation)} == {State.KILLED}
    assert _notes() == {"en": "A source is in danger.", "ko": ""}


def test_each_language_is_withdrawn_in_its_own_words(editor, published, translation):
    confirm(
        editor,
        published,
        "kill",
        languages=[str(translation.pk)],
        public_note="A source is in danger.",
        **{f"public_note_{translation.pk}": "취재원을 보호하기 위해 내렸습니다."},
    )
    assert _notes() == {
        "en": "A source is in danger.",
        "ko": "취재원을 보호하기 위해 내렸습니다.",
    }


def _notes():
    found = LiveTombstone.objects.values_list("edition_id", "note")
    codes = dict(Edition.objects.values_list("pk", "code"))
    return {codes[edition]: note for edition, note in found}


def test_a_language_that_is_not_ticked_stays(editor, published, translation):
    confirm(editor, published, "kill")
    assert (state(published), state(translation)) == (State.KILLED, State.PUBLISHED)


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


@pytest.mark.parametrize("stop", ["hold", "freeze"])
def test_a_stop_meanwhile_loses_nothing_typed(cast, editor, published, stop):
    """It came while somebody wrote: their note is there, and can be sent again."""
    press(editor, published, "", headline="Bridge opens at noon")
    page = editor.get(do_url(published, "correct"))
    if stop == "hold":
        workflow.hold(published.pk, cast.chief, "Their lawyer called.")
    else:
        workflow.freeze_publishing(cast.chief, "A break-in.")
    note = "It opens at noon,\nnot <at night>."
    typed = {"version": page.context["version"], "note": note, "kind": "clarification"}
    answer = editor.post(do_url(published, "correct"), typed)
    assert answer.status_code == 403
    assert "not &lt;at night&gt;." in answer.content.decode()
    assert answer.context["may_try_again"]
    if stop == "hold":
        workflow.lift_hold(published.pk, cast.chief, "Settled")
    else:
        workflow.thaw_publishing(cast.chief, "Over.")
    sent = fields(answer, "typed-form")
    assert (sent["note"], sent["kind"]) == (note, "clarification")
    editor.post(do_url(published, "correct"), sent)
    assert published.corrections.get().text == note


def test_what_readers_do_not_have_is_not_said_to_be_with_them(cast, editor, story):
    """Planned and taken back; published and withdrawn; planned and stopped."""
    with_them = "they have these words"

    def asked(verb):
        page = editor.get(do_url(story, verb))
        assert page.status_code == 200
        return page.content.decode()

    at = workflow.clock() + timedelta(hours=1)
    workflow.approve_and_publish(story.pk, cast.editor, at=at)
    workflow.cancel(story.pk, cast.editor)
    page = asked("publish")
    assert "Readers have never had it" in page and with_them not in page
    workflow.publish(story.pk, cast.editor)
    workflow.kill(story.pk, cast.editor)
    workflow.restore(story.pk, cast.editor)
    page = asked("approve_and_publish")
    assert "they get it again" in page and with_them not in page
    workflow.approve_and_publish(story.pk, cast.editor)
    assert with_them in asked("update")
    other = make_story(cast.chief, cast.en, "Ferries stop")
    now = workflow.clock()
    with workflow.backdated(now - timedelta(hours=3)):
        workflow.approve_and_publish(other.pk, cast.editor, at=now - timedelta(hours=1))
    with workflow.backdated(now - timedelta(hours=2)):
        workflow.hold(other.pk, cast.editor, "Their lawyer called.")
    workflow.lift_hold(other.pk, cast.editor, "Settled")
    page = editor.get(do_url(other, "reschedule")).content.decode()
    assert "Readers have never had it" in page and with_them not in page
