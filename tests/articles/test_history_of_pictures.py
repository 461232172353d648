"""A story's history tells what was done to its pictures in the library."""

from datetime import timedelta

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import PictureNotice
from media.models import Image
from tests.articles.finished import illustrated
from tests.cast import make_story, signed_in
from tests.media.test_merging import other_picture, page
from tests.media.test_redaction import redact


@pytest.fixture
def photo(cast):
    return signed_in(cast.photo)


@pytest.fixture
def image(cast, story):
    found = illustrated(story).image
    Image.objects.filter(pk=found.pk).update(source="agency")
    workflow.keep(story, cast.reporter)
    workflow.approve_and_publish(story.pk, cast.editor)
    return Image.objects.get(pk=found.pk)


def history(user, story):
    url = reverse("admin:articles_article_history", args=[story.pk])
    answer = signed_in(user).get(url)
    told = [each for each in answer.context["events"] if "picture" in each]
    return answer.content.decode(), [
        (str(each["what"]), each["picture"].pk, str(each["by"])) for each in told
    ]


def test_it_works(cast, story, image, photo):
    """Newest first: what was said, what ended, what came in its place."""
    photo.post(page(image, "seen"), {"nobody": "1"})
    photo.post(page(image, "end"), {"sure": "on"})
    sent = {"source": "agency", "licence": "", "usable_until": "", "replacement": ""}
    photo.post(page(image, "rights"), sent | {"again": "on"})
    other = other_picture()
    photo.post(page(image, "merge", other), {"takes_rights": "1"})
    html, told = history(cast.reporter, story)
    assert told == [
        ("Another picture in its place", image.pk, "photo"),
        ("Rights changed", image.pk, "photo"),
        ("Taken from readers", image.pk, "photo"),
        ("Nobody to protect is seen", image.pk, "photo"),
    ]
    assert "the picture before" in html
    assert html.index("Taken from readers") < html.index("<strong>Publish")


def test_redacted_twice(cast, story, image, photo):
    redact(photo, image, look="solid")
    first = Image.objects.get(pk=image.pk).replaced_by
    redact(photo, first, places="1 1 20 20", look="solid")
    last = Image.objects.get(pk=first.pk).replaced_by
    _html, told = history(cast.reporter, story)
    assert told == [
        ("People made unrecognisable", last.pk, "photo"),
        ("People made unrecognisable", first.pk, "photo"),
    ]


def test_what_was_never_in_the_story_is_left_out(cast, story, image, photo):
    """A double that was redacted before it went; and what was before the story."""
    other = other_picture()
    redact(photo, other, look="solid")
    newer = Image.objects.get(pk=other.pk).replaced_by
    redact(photo, image, look="solid")
    now = Image.objects.get(pk=image.pk).replaced_by
    photo.post(page(newer, "merge", now), {"takes_rights": "1"})
    _html, told = history(cast.reporter, story)
    assert told == [("People made unrecognisable", now.pk, "photo")]
    later = make_story(cast.reporter, cast.en, "Later")
    later.figures.create(block="p", image=now)
    assert history(cast.reporter, later)[1] == []


def test_a_time_that_ends_by_itself_is_nobodys_deed(cast, story, image):
    at = workflow.clock()
    Image.objects.filter(pk=image.pk).update(usable_until=at)
    assert history(cast.reporter, story)[1] == [("Its time was over", image.pk, "")]
    Image.objects.filter(pk=image.pk).update(usable_until=at + timedelta(days=1))
    assert history(cast.reporter, story)[1] == []


def test_words_that_readers_do_not_have_yet(cast, story, image):
    PictureNotice.objects.create(
        article=story, image=image, at=workflow.clock(), by=cast.photo
    )
    [(what, _pk, by)] = history(cast.reporter, story)[1]
    assert (what[:29], by) == ("The library has other words, ", "photo")
