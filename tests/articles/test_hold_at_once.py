"""A hold or a freeze in the moment of a release: done before, or refused whole."""

from threading import Event

import pytest
from django.db import transaction

from articles import chain, windows, workflow
from articles.models import Article, LiveArticle, Print, Window
from articles.steps import Refused
from tests.articles.test_at_once import at_once, wait_for_somebody_waiting
from tests.cast import make_story

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "Their lawyer called."


@pytest.fixture
def people(transactional_db, cast):
    return cast


@pytest.fixture
def family(people):
    original = make_story(people.reporter, people.en)
    korean = make_story(people.chief, people.ko, "다리", original=original)
    for each in (original, korean):
        workflow.submit(each.pk, people.chief)
        workflow.approve(each.pk, people.chief)
    return original, korean


def one_then_other(first, second):
    """`second` comes while the transaction of `first` is open, and waits for it."""
    begun = Event()

    def leading():
        with transaction.atomic():
            came = first()
            begun.set()
            wait_for_somebody_waiting()
        return came

    def following():
        assert begun.wait(timeout=20)
        return second()

    return at_once(leading, following)


def live():
    return set(LiveArticle.objects.values_list("article_id", flat=True))


def is_whole():
    return chain.faults() == windows.faults() == []


def test_a_release_on_its_way_is_finished_first(people, family, client):
    """Then the hold is on what readers have, and its page offers to withdraw it."""
    original, korean = family
    one_then_other(
        lambda: workflow.publish(original.pk, people.chief, along=[korean.pk]),
        lambda: workflow.hold(korean.pk, people.korean_editor, REASON),
    )
    assert live() == {original.pk, korean.pk}
    assert Article.objects.get(pk=korean.pk).is_held
    client.force_login(people.korean_editor)
    page = client.get(f"/admin/articles/article/{korean.pk}/change/").content.decode()
    assert "What readers have stays with them" in page
    assert f"/{korean.pk}/do/kill/" in page
    assert is_whole()


def test_after_a_hold_the_release_is_refused_whole(people, family):
    original, korean = family
    _held, answer = one_then_other(
        lambda: workflow.hold(korean.pk, people.korean_editor, REASON),
        lambda: workflow.publish(original.pk, people.chief, along=[korean.pk]),
    )
    assert isinstance(answer, Refused)
    assert "한국어" in str(answer)
    assert live() == set() and not Print.objects.exists()


def test_a_freeze_waits_for_who_is_publishing(people, family):
    original, _korean = family
    one_then_other(
        lambda: workflow.publish(original.pk, people.chief),
        lambda: workflow.freeze_publishing(people.chief, REASON),
    )
    assert live() == {original.pk}


def test_who_comes_after_a_freeze_is_refused_by_the_database(people, family):
    """It began to publish before the freeze was there to be seen."""
    original, _korean = family
    _frozen, answer = one_then_other(
        lambda: workflow.freeze_publishing(people.chief, REASON),
        lambda: workflow.publish(original.pk, people.chief),
    )
    assert isinstance(answer, Refused)
    assert "has frozen all publishing" in str(answer)
    assert not Window.objects.exists() and not Print.objects.exists()


def test_a_planned_one_is_withdrawn_and_frozen_at_once(people, family):
    """Both change the same time with readers, and neither waits in a circle."""
    original, _korean = family
    at = workflow.clock().replace(year=2100)
    workflow.publish(original.pk, people.chief, at=at)
    at_once(
        lambda: workflow.cancel(original.pk, people.editor),
        lambda: workflow.freeze_publishing(people.chief, REASON),
    )
    assert not Window.objects.exists()
    workflow.thaw_publishing(people.chief, REASON)
    assert not Window.objects.exists()
    assert is_whole()
