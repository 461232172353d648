"""A story is taken from readers, in each of its languages, and not called theirs."""

from datetime import timedelta

import pytest

from articles import workflow
from articles.models import LiveTombstone
from people.models import Edition
from tests.articles.desk_forms import confirm, do_url
from tests.articles.stages import State, state
from tests.cast import make_story


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
