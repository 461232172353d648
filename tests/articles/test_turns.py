"""What page layers are told when they ask what the clock has brought: that alone, and
not what was told with its print."""

from io import BytesIO

from django.db import connection

from articles import workflow
from articles.models import Look
from articles.workflow import clock
from media.intake import take_in
from media.models import Image
from tests.articles.waiting import HOUR, ago
from tests.media_files import jpeg


def told(story) -> int:
    """How often the clock tells of it."""
    return told_of(f"story-{story.pk}")


def told_of(key) -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from live_turn where %s = any (keys)", [key])
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


def test_a_logo_whose_time_is_over_is_told_of_for_every_page(cast):
    image, other = (
        take_in(BytesIO(jpeg((600, 200), (shade, 9, 9))), "logo", source="staff")
        for shade in (9, 90)
    )
    Look.objects.create(edition=cast.en, values={}, dark_logo=image, by=cast.chief)
    Image.objects.filter(pk=other.pk).update(usable_until=clock())
    assert told_of("*") == 0
    Image.objects.filter(pk=image.pk).update(replaced_by=other)
    assert told_of("*") == 1
