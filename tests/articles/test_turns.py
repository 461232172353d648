"""What page layers are told when they ask what the clock has brought: that alone, and
not what was told with its print."""

from django.db import connection

from articles import workflow
from articles.workflow import clock
from tests.articles.waiting import HOUR, ago


def told(story) -> int:
    """How often the clock tells of it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from live_turn where %s = any (keys)",
            [f"story-{story.pk}"],
        )
        return cursor.fetchone()[0]


def test_it_works(cast, story):
    """A planned story that has come."""
    with ago(hours=2):
        workflow.approve_and_publish(story.pk, cast.editor, at=clock() + HOUR)
    assert told(story) == 1


def test_of_a_story_that_is_to_come_it_says_nothing(cast, story):
    workflow.approve_and_publish(story.pk, cast.editor, at=clock() + HOUR)
    assert told(story) == 0


def test_what_was_published_fixed_and_withdrawn_at_once_was_told_with_it(cast, story):
    workflow.approve_and_publish(story.pk, cast.editor)
    assert told(story) == 0
    story.refresh_from_db()
    story.headline = "Another"
    story.save()
    workflow.keep(story, cast.editor)
    workflow.update(story.pk, cast.editor)
    workflow.kill(story.pk, cast.editor)
    assert told(story) == 0


def test_a_planned_end_comes_by_the_clock(cast, story):
    with ago(hours=2):
        workflow.approve_and_publish(story.pk, cast.editor, until=clock() + HOUR)
    assert told(story) == 1


def test_what_came_by_the_clock_is_told_though_it_was_withdrawn_since(cast, story):
    """Who asks seldom hears of both."""
    with ago(hours=2):
        workflow.approve_and_publish(story.pk, cast.editor, at=clock() + HOUR)
    workflow.kill(story.pk, cast.editor)
    assert told(story) == 1
