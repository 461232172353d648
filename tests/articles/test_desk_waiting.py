"""What waits for whom on the first page of the desk."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from tests.cast import make_story

INDEX = reverse("admin:index")


def piles(client, user):
    client.force_login(user)
    response = client.get(INDEX)
    assert response.status_code == 200
    return {
        pile.title: [article.headline for article in pile.stories]
        for pile in response.context["piles"]
    }


def test_it_works(client, cast):
    make_story(cast.reporter, cast.en, "A draft")
    review = make_story(cast.reporter, cast.en, "In review now")
    workflow.submit(review.pk, cast.reporter)
    back = make_story(cast.reporter, cast.en, "Sent back now")
    workflow.submit(back.pk, cast.reporter)
    workflow.send_back(back.pk, cast.editor, "Who says so?")
    planned = make_story(cast.editor, cast.en, "Planned")
    tomorrow = timezone.now() + timedelta(days=1)
    workflow.approve_and_publish(planned.pk, cast.editor, tomorrow)
    live = make_story(cast.editor, cast.en, "Live")
    workflow.approve_and_publish(live.pk, cast.editor)

    assert piles(client, cast.reporter) == {
        "Sent back to you": ["Sent back now"],
        "In review": ["In review now"],
        "Your drafts": ["A draft"],
    }
    assert "Who says so?" in client.get(INDEX).content.decode()
    assert piles(client, cast.editor) == {
        "In review": ["In review now"],
        "Scheduled": ["Planned"],
        "Published last": ["Live"],
    }


def test_the_oldest_in_review_is_first(client, cast):
    for headline in ("First", "Second", "Third"):
        story = make_story(cast.reporter, cast.en, headline)
        workflow.submit(story.pk, cast.reporter)
    assert piles(client, cast.editor)["In review"] == ["First", "Second", "Third"]


def test_nothing_of_another_edition_or_of_a_colleague(client, cast, story):
    workflow.submit(story.pk, cast.reporter)
    assert piles(client, cast.korean_editor) == {}
    assert piles(client, cast.colleague) == {}
    assert "Nothing waits for you." in client.get(INDEX).content.decode()
    assert piles(client, cast.chief) == {"In review": [story.headline]}


@pytest.mark.parametrize("number", [3, 12])
def test_queries_do_not_grow(client, cast, number, django_assert_max_num_queries):
    for _ in range(number):
        story = make_story(cast.reporter, cast.en)
        workflow.submit(story.pk, cast.reporter)
    client.force_login(cast.editor)
    with django_assert_max_num_queries(30):
        client.get(INDEX)
