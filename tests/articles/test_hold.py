"""A legal hold: what it stops in every language, what goes on, and who lifts it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from articles import chain, stopping, windows, workflow
from articles.models import Article, Hold, LiveArticle, Print, SearchRow, Window
from articles.refused import Refused
from articles.translation import swapping
from articles.translation.originals import why_not_original
from people.roles import Role
from tests.articles.desk_forms import change_url, confirm, do_url, press
from tests.cast import make_edition, make_story, make_user, signed_in

REASON = "Their lawyer says that paragraph two is wrong."
HOUR = timedelta(hours=1)


@pytest.fixture
def chief(cast):
    return signed_in(cast.chief)


@pytest.fixture
def family(cast, story):
    """One original and its translations in two more languages, all approved."""
    ja = make_edition("ja", name="日本語", contact_email="ja@p.example", position=3)
    found = [story]
    for edition, headline in ((cast.ko, "다리 다시 열려"), (ja, "橋が再開")):
        found.append(make_story(cast.chief, edition, headline, original=story))
    for each in found:
        workflow.submit(each.pk, cast.chief)
        workflow.approve(each.pk, cast.chief)
    return found


def again(story):
    return Article.objects.get(pk=story.pk)


def live():
    return set(LiveArticle.objects.values_list("article_id", flat=True))


def held_past_its_moment(story, by, until=None):
    """Planned three hours ago for one hour ago, and held in between."""
    now = workflow.clock()
    with workflow.backdated(now - 3 * HOUR):
        workflow.approve_and_publish(story.pk, by, at=now - HOUR, until=until)
    with workflow.backdated(now - 2 * HOUR):
        workflow.hold(story.pk, by, REASON)


def test_it_works(cast, editor, chief, family):
    """Set on an original it stops every language; lifted, all go out together."""
    original, *others = family
    confirm(editor, original, "hold", note=REASON, asked_by="Their lawyer, Ina Vael")
    step = original.transitions.first()
    assert (step.verb, step.by, step.note) == ("hold", cast.editor, REASON)
    assert all(again(each).is_held for each in family)
    for each in family:
        page = chief.get(change_url(each)).content.decode()
        assert "on legal hold" in page.lower()
        assert REASON in page
        assert chief.get(do_url(each, "publish")).status_code == 403
        with pytest.raises(Refused, match="legal hold"):
            workflow.publish(each.pk, cast.chief)
    answer = confirm(editor, original, "lift_hold", note="Settled out of court")
    assert "That published nothing." in answer.content.decode()
    assert not Print.objects.exists()
    assert not any(again(each).is_held for each in family)
    workflow.publish(original.pk, cast.chief, along=[each.pk for each in others])
    assert live() == {each.pk for each in family}


@pytest.mark.parametrize("verb", ["approve", "publish", "spike", "approve_and_publish"])
def test_what_goes_out_or_is_dropped_is_refused(cast, story, verb):
    workflow.submit(story.pk, cast.editor)
    if verb == "publish":
        workflow.approve(story.pk, cast.editor)
    workflow.hold(story.pk, cast.editor, REASON)
    before = again(story).state
    with pytest.raises(Refused, match="until editor or the chief editor lifts"):
        getattr(workflow, verb)(story.pk, cast.editor)
    assert again(story).state == before


def test_writing_goes_on_and_reaches_nobody(cast, reporter, published):
    workflow.hold(published.pk, cast.editor, REASON)
    press(reporter, published, "", headline="As the lawyer wants it")
    assert again(published).headline == "As the lawyer wants it"
    with pytest.raises(Refused, match="legal hold"):
        workflow.update(published.pk, cast.editor)
    with pytest.raises(Refused, match="legal hold"):
        workflow.correct(published.pk, cast.editor, "It was wrong.")
    assert LiveArticle.objects.get().headline == "Bridge to the north reopens"


def test_what_readers_have_is_said_and_can_be_withdrawn(cast, editor, published):
    """The page offers it before the hold, and during it."""
    page = editor.get(do_url(published, "hold")).content.decode()
    assert "A hold takes nothing from readers." in page
    assert do_url(published, "kill") in page
    workflow.hold(published.pk, cast.editor, REASON)
    assert live() == {published.pk}
    assert (
        do_url(published, "kill") in editor.get(change_url(published)).content.decode()
    )
    confirm(editor, published, "kill", note="", public_note="")
    assert live() == set()
    assert again(published).is_held


def test_a_planned_moment_passes_and_nothing_shows(cast, editor, story, as_site):
    """Not by a filter: there is no time with readers for the site to find."""
    until = workflow.clock() + HOUR
    held_past_its_moment(story, cast.editor, until)
    assert not Window.objects.exists() and not SearchRow.objects.exists()
    with as_site():
        assert live() == set()
    desk = editor.get("/admin/").content.decode()
    assert "passed meanwhile" in desk
    answer = confirm(editor, story, "lift_hold", note="Settled")
    assert answer.redirect_chain == [(do_url(story, "reschedule"), 302)]
    assert live() == set()
    # What is asked has no moment that is past, and one may also answer "never".
    assert not answer.context["form"]["at"].value()
    page = answer.content.decode()
    assert "passed while publication was stopped" in page
    assert f'href="{do_url(story, "cancel")}"' in page
    page = editor.get(change_url(story)).content.decode()
    assert "passed while publication was stopped" in page
    assert windows.faults() == []
    workflow.reschedule(story.pk, cast.editor)
    assert live() == {story.pk}
    assert story.windows.get().live_until == until


def test_a_moment_still_to_come_is_kept(cast, story):
    at = workflow.clock() + HOUR
    workflow.approve_and_publish(story.pk, cast.editor, at=at)
    workflow.hold(story.pk, cast.editor, REASON)
    assert stopping.planned_of(story).live_from == at
    assert windows.faults() == [] and not Window.objects.exists()
    workflow.lift_hold(story.pk, cast.editor, "Settled")
    assert Window.objects.get().live_from == at
    assert SearchRow.objects.get().live_from == at
    assert windows.faults() == chain.faults() == []


def test_a_stopped_plan_can_be_cancelled(cast, story):
    workflow.approve_and_publish(story.pk, cast.editor, at=workflow.clock() + HOUR)
    workflow.hold(story.pk, cast.editor, REASON)
    workflow.cancel(story.pk, cast.editor)
    workflow.lift_hold(story.pk, cast.editor, "Settled")
    assert not Window.objects.exists()
    assert windows.faults() == []
    workflow.publish(story.pk, cast.editor)
    assert live() == {story.pk}


def test_on_a_translation_it_holds_that_one(cast, chief, family):
    original, korean, japanese = family
    workflow.hold(korean.pk, cast.korean_editor, REASON)
    assert [again(each).is_held for each in family] == [False, True, False]
    with pytest.raises(Refused, match="한국어.*legal hold"):
        workflow.publish(original.pk, cast.chief, along=[korean.pk, japanese.pk])
    assert not Print.objects.exists()
    page = chief.get(do_url(original, "publish")).content.decode()
    assert "A legal hold is on it" in page
    workflow.publish(original.pk, cast.chief, along=[japanese.pk])
    assert live() == {original.pk, japanese.pk}


def test_a_translation_begun_meanwhile_is_held_too(cast, story):
    workflow.hold(story.pk, cast.editor, REASON)
    other = make_story(cast.korean_editor, cast.ko, "다리", original=story)
    assert again(other).is_held
    workflow.lift_hold(story.pk, cast.editor, "Settled")
    assert not again(other).is_held


def test_who_set_it_or_the_chief_lifts_it(cast, story):
    second = make_user("second", Role.EDITOR, cast.en)
    workflow.hold(story.pk, cast.editor, REASON)
    with pytest.raises(Refused, match="Only editor, who set the hold, or the chief"):
        workflow.lift_hold(story.pk, second, "I think that it is fine")
    page = signed_in(second).get(change_url(story)).content.decode()
    assert "editor or the chief editor lifts it." in page
    assert f'href="{do_url(story, "lift_hold")}"' not in page
    workflow.lift_hold(story.pk, cast.chief, "Settled")
    found = Hold.objects.get()
    assert (found.lifted_by, found.lift_note) == (cast.chief, "Settled")


def test_it_is_lifted_where_it_was_set(cast, family):
    original, korean, _ = family
    workflow.hold(original.pk, cast.editor, REASON)
    with pytest.raises(Refused, match="on its original in English"):
        workflow.lift_hold(korean.pk, cast.chief, "Settled")


def test_the_reason_is_for_who_may_read_the_original(cast, family):
    original, korean, _ = family
    workflow.hold(original.pk, cast.editor, REASON)
    page = signed_in(cast.korean_editor).get(change_url(korean)).content.decode()
    assert "Its original in English is on legal hold" in page
    assert REASON not in page


def test_bad_input_loses_nothing(editor, reporter, story):
    answer = confirm(editor, story, "hold", note="  ", asked_by="A court")
    assert "Write the reason first." in answer.content.decode()
    assert "A court" in answer.content.decode()
    answer = confirm(editor, story, "hold", note=REASON, asked_by="x" * 201)
    assert REASON in answer.content.decode()
    assert not Hold.objects.exists()
    assert reporter.post(do_url(story, "hold"), {"note": "x"}).status_code == 403
    confirm(editor, story, "hold", note=REASON)
    again = editor.post(do_url(story, "hold"), {"note": "x"})
    assert "It is on legal hold already." in again.content.decode()
    confirm(editor, story, "lift_hold", note="Settled")
    assert editor.post(do_url(story, "lift_hold"), {"note": "x"}).status_code == 403


def test_the_database_keeps_it_whoever_writes(cast, published):
    workflow.hold(published.pk, cast.editor, REASON)
    printed = published.prints.get()
    Window.objects.all().delete()
    with pytest.raises(IntegrityError, match="legal hold"), transaction.atomic():
        Window.objects.create(
            article=published,
            edition=published.edition,
            print=printed,
            live_from=printed.live_from,
        )
    # Nor is it forgotten by who saves a story that they read before.
    published.save()
    assert again(published).is_held


def test_nothing_of_it_is_on_the_site(cast, published, site_client):
    workflow.hold(published.pk, cast.editor, REASON, "Ina Vael")
    page = site_client.get(f"/en/story/{published.slug}/").content.decode()
    assert published.headline in page
    for words in (REASON, "Ina Vael", "hold"):
        assert words not in page


def test_lists_and_first_page_show_it(cast, editor, chief, reporter, story):
    workflow.hold(story.pk, cast.editor, REASON)
    for client in (editor, chief):
        page = client.get("/admin/").content.decode()
        assert 'data-key="held"' in page
        assert REASON in page
    assert 'data-key="held"' not in reporter.get("/admin/").content.decode()
    page = reporter.get("/admin/articles/article/?state=held").content.decode()
    assert story.headline in page
    assert "On legal hold" in page
    board = chief.get("/admin/articles/article/translations/").content.decode()
    assert "On legal hold" in board
    history = editor.get(f"/admin/articles/article/{story.pk}/history/")
    assert "Put on legal hold" in history.content.decode()


class TestFamily:
    """A hold stays on the family that it was set on, whoever points where."""

    def test_no_swap(self, cast, family):
        original, korean, _ = family
        workflow.hold(original.pk, cast.editor, REASON)
        with pytest.raises(Refused, match="legal hold is on this story"):
            swapping.swap(korean.pk, cast.chief, original.pk)

    def test_no_other_original(self, cast, chief, family):
        original, korean, _ = family
        workflow.hold(original.pk, cast.editor, REASON)
        answer = press(chief, korean, "", original="", headline="다시 쓴 제목")
        page = answer.content.decode()
        assert "which story it is a translation of stays as it is" in page
        assert "다시 쓴 제목" in page
        assert again(korean).original_id == original.pk
        with pytest.raises(IntegrityError, match="legal hold"), transaction.atomic():
            Article.objects.filter(pk=korean.pk).update(original=None)

    def test_nothing_planned_slips_in_beside_it(self, cast, story):
        planned = make_story(cast.chief, cast.ko, "다리")
        at = workflow.clock() + HOUR
        workflow.approve_and_publish(planned.pk, cast.chief, at=at)
        workflow.hold(story.pk, cast.editor, REASON)
        reason = why_not_original(again(planned), again(story))
        assert "Cancel that first." in reason
        with pytest.raises(IntegrityError, match="legal hold"), transaction.atomic():
            Article.objects.filter(pk=planned.pk).update(original=story)
