"""What waits for whom on the first page of the desk."""

from django.urls import reverse

from articles import workflow
from tests.cast import make_story

INDEX = reverse("admin:index")


def front(client, user):
    client.force_login(user)
    response = client.get(INDEX)
    assert response.status_code == 200
    return response


def piles(client, user):
    """Headlines by pile, in the order of the page."""
    return {
        pile.title: [str(row.article) for row in pile.rows]
        for pile in front(client, user).context["front"].piles
    }


def test_it_works(client, cast):
    make_story(cast.reporter, cast.en, "A draft")
    review = make_story(cast.reporter, cast.en, "In review now")
    workflow.submit(review.pk, cast.reporter)
    back = make_story(cast.reporter, cast.en, "Sent back now")
    workflow.submit(back.pk, cast.reporter)
    workflow.send_back(back.pk, cast.editor, "Who says so?")
    print(
        piles(client, cast.reporter),
        piles(client, cast.editor),
        piles(client, cast.chief),
    )
