"""One begins to protect people in a story while another changes its pictures."""

from threading import Event

import pytest
from django.db import transaction
from django.urls import reverse

from articles import workflow
from articles.models import Article
from media.merging import merge
from media.models import Image
from tests.articles.finished import illustrated
from tests.articles.test_at_once import at_once, wait_for_somebody_waiting
from tests.cast import signed_in
from tests.media.test_merging import other_picture, page

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def face(transactional_db, cast, story):
    """A picture that readers have in a story that protects nobody yet."""
    image = illustrated(story).image
    Image.objects.filter(pk=image.pk).update(source="agency")
    workflow.approve_and_publish(story.pk, cast.editor)
    return image


def protecting(story, locked):
    """As the page does it, and done only when somebody waits for it."""

    def protect():
        with transaction.atomic():
            workflow.locked_work(story.pk)
            Article.objects.filter(pk=story.pk).update(protects_people=True)
            locked.set()
            wait_for_somebody_waiting()

    return protect


def test_an_unchecked_picture_does_not_slip_in(cast, story, face):
    other, photo, locked = other_picture(), signed_in(cast.photo), Event()

    def replace():
        assert locked.wait(timeout=20)
        return photo.post(page(face, "merge", other))

    _none, answer = at_once(protecting(story, locked), replace)
    assert "Make the people in the new picture" in answer.content.decode()
    assert not Image.objects.filter(pk=face.pk).exclude(replaced_by=None).exists()


def test_nor_one_that_stands_in(cast, story, face):
    other, photo, locked = other_picture(), signed_in(cast.photo), Event()
    sent = {"source": "agency", "usable_until": "", "replacement": other.pk}

    def say():
        assert locked.wait(timeout=20)
        return photo.post(page(face, "rights"), sent)

    _none, answer = at_once(protecting(story, locked), say)
    assert "Make the people in the new picture" in answer.content.decode()
    assert Image.objects.get(pk=face.pk).replacement is None


def test_what_came_first_is_told_to_who_protects(cast, story, face):
    """The other way round, the one who protects hears what readers have by then."""
    Image.objects.filter(pk=face.pk).update(cleared_at=story.changed_at)
    other, chief, locked = other_picture(), signed_in(cast.chief), Event()
    door = reverse("admin:articles_article_people_seen", args=[story.pk])

    def replace():
        with transaction.atomic():
            merge(other.pk, face.pk, {}, True, cast.photo, workflow.clock())
            locked.set()
            wait_for_somebody_waiting()

    def protect():
        assert locked.wait(timeout=20)
        return chief.post(door, {"protects_people": "1"}, follow=True)

    _none, answer = at_once(replace, protect)
    assert "Readers still have a picture" in answer.content.decode()
