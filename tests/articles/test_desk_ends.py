"""Embargoes, and publications that end by themselves."""

from datetime import timedelta

import pytest

from articles import workflow
from articles.models import Article, LiveArticle, LiveTombstone
from articles.refused import Refused
from tests.articles.desk_forms import change_url, confirm, do_url, press
from tests.cast import make_story


def typed(at, edition):
    return f"{at.astimezone(edition.zone):%Y-%m-%dT%H:%M}"


def tomorrow():
    return (workflow.clock() + timedelta(days=1)).replace(second=0, microsecond=0)


def live(story):
    return LiveArticle.objects.filter(article_id=story.pk).first()


class TestEmbargo:
    @pytest.fixture
    def held(self, cast, reporter, story):
        at = tomorrow()
        until = typed(at, cast.en)
        confirm(reporter, story, "embargo", until=until, note="By their ministry")
        story.refresh_from_db()
        assert story.embargo_until == at
        return story

    def test_it_works(self, cast, editor, held):
        """Not before it; from its moment on; and the plan is shown."""
        assert "Embargo until" in editor.get(change_url(held)).content.decode()
        response = confirm(editor, held, "approve_and_publish", at="")
        page = response.content.decode()
        assert "remove the embargo first" in page
        assert not held.prints.exists()
        early = typed(held.embargo_until - timedelta(minutes=1), cast.en)
        confirm(editor, held, "approve_and_publish", at=early)
        assert not held.prints.exists()
        then = typed(held.embargo_until, cast.en)
        confirm(editor, held, "approve_and_publish", at=then)
        assert held.windows.get().live_from == held.embargo_until

    def test_it_holds_for_every_language(self, cast, held):
        other = make_story(cast.korean_editor, cast.ko, "다리", original=held)
        with pytest.raises(Refused, match="set in English"):
            workflow.approve_and_publish(other.pk, cast.korean_editor)

    def test_removing_it_needs_a_reason_and_is_recorded(self, cast, editor, held):
        response = confirm(editor, held, "lift_embargo", note="")
        assert "Write the note first." in response.content.decode()
        confirm(editor, held, "lift_embargo", note="They broke it themselves")
        step = held.transitions.first()
        assert (step.verb, step.by, step.note) == (
            "lift_embargo",
            cast.editor,
            "They broke it themselves",
        )
        workflow.approve_and_publish(held.pk, cast.editor)
        assert live(held)

    def test_a_reporter_does_not_remove_it(self, reporter, held):
        response = reporter.post(do_url(held, "lift_embargo"), {"note": "x"})
        assert response.status_code == 403
        assert Article.objects.get(pk=held.pk).embargo_until

    def test_it_is_not_shortened_in_passing(self, cast, editor, held):
        sooner = typed(held.embargo_until - timedelta(hours=2), cast.en)
        response = confirm(editor, held, "embargo", until=sooner, note="")
        assert "To shorten an embargo, remove it first" in response.content.decode()

    def test_not_on_what_readers_have(self, cast, published):
        other = make_story(cast.korean_editor, cast.ko, "다리", original=published)
        with pytest.raises(Refused, match="In English readers have it"):
            workflow.embargo(other.pk, cast.korean_editor, tomorrow())


class TestEnds:
    def test_it_works(self, cast, editor, story, client):
        until = tomorrow()
        confirm(editor, story, "approve_and_publish", until=typed(until, cast.en))
        assert live(story)
        assert story.windows.get().live_until == until
        story.windows.update(
            live_from=workflow.clock() - timedelta(hours=2),
            live_until=workflow.clock() - timedelta(hours=1),
        )
        assert live(story) is None
        page = editor.get(change_url(story)).content.decode()
        assert "No longer with readers" in page

    def test_readers_are_told_that_it_is_gone(self, cast, story, site_client):
        now = workflow.clock()
        with workflow.backdated(now - timedelta(hours=2)):
            workflow.approve_and_publish(
                story.pk, cast.editor, until=now - timedelta(hours=1)
            )
        story.refresh_from_db()
        response = site_client.get(f"/en/story/{story.slug}/")
        assert response.status_code == 410
        assert story.headline not in response.content.decode()
        assert LiveTombstone.objects.get().slug == story.slug

    def test_a_minor_fix_keeps_the_end_and_can_move_it(self, cast, editor, story):
        until = tomorrow()
        workflow.approve_and_publish(story.pk, cast.editor, until=until)
        press(editor, story, "", headline="Fixed")
        page = editor.get(do_url(story, "update"))
        assert typed(until, cast.en) in page.content.decode()
        later = until + timedelta(days=1)
        confirm(editor, story, "update", until=typed(later, cast.en))
        assert story.windows.get(live_from__isnull=False, live_until=later)
        confirm(editor, story, "update", until="")
        assert story.windows.get(live_until=None)

    def test_an_end_before_the_beginning(self, cast, editor, story):
        at = tomorrow()
        response = confirm(
            editor,
            story,
            "approve_and_publish",
            at=typed(at, cast.en),
            until=typed(at - timedelta(hours=1), cast.en),
        )
        assert "It would end before it begins." in response.content.decode()
        assert not story.prints.exists()

    def test_what_has_ended_can_come_back(self, cast, editor, story):
        now = workflow.clock()
        with workflow.backdated(now - timedelta(hours=2)):
            workflow.approve_and_publish(
                story.pk, cast.editor, until=now - timedelta(hours=1)
            )
        confirm(editor, story, "update", until="")
        assert live(story)
        assert not LiveTombstone.objects.exists()
