"""The first page of the desk, and stories that wait on it."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from articles import workflow
from media.models import Image
from tests.articles.desk_forms import change_url, opened
from tests.cast import make_story

INDEX = reverse("admin:index")
HOUR = timedelta(hours=1)


def ago(**span):
    """`with ago(hours=3):` verbs happen so long before now."""
    return workflow.backdated(timezone.now() - timedelta(**span))


def page(client, user):
    client.force_login(user)
    response = client.get(INDEX)
    assert response.status_code == 200
    return response


def front(client, user):
    return page(client, user).context["front"]


def piles(client, user):
    """The headlines of each pile, in the order of the page."""
    return {
        pile.key: [str(row.article) for row in pile.rows]
        for pile in front(client, user).piles
    }


def submitted(by, edition, headline, **fields):
    story = make_story(by, edition, headline, **fields)
    workflow.submit(story.pk, by)
    return story


def live(by, edition, headline, at=None, **fields):
    story = make_story(by, edition, headline, **fields)
    workflow.approve_and_publish(story.pk, by, at)
    return story


def change(client, user, story, headline):
    client.force_login(user)
    sent = opened(client, story) | {"headline": headline}
    assert client.post(change_url(story), sent).status_code == 302


def picture(name):
    return Image.objects.create(name=name, width=9, height=9, fingerprint=name)
