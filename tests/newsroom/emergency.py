"""The chief's emergency page as the chief uses it, and stories that readers have."""

from datetime import timedelta

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import LiveArticle
from tests.cast import make_edition, make_story, signed_in

HOUR = timedelta(hours=1)
PAGE = reverse("admin:emergency")


@pytest.fixture
def chief(cast):
    return signed_in(cast.chief)


def address(name, pk=None):
    if pk is None:
        return reverse("admin:emergency_all", args=[name])
    return reverse("admin:emergency_one", args=[name, pk])


def do(client, name, pk=None, note="Somebody has her laptop."):
    """Open the page that asks, and send it."""
    assert client.get(address(name, pk)).status_code == 200
    return client.post(address(name, pk), {"note": note}, follow=True)


def live():
    return set(LiveArticle.objects.values_list("article_id", flat=True))


@pytest.fixture
def family(cast, story):
    """With readers in two languages; planned in a third."""
    ja = make_edition("ja", name="日本語", contact_email="ja@p.example", position=3)
    korean = make_story(cast.chief, cast.ko, "다리 다시 열려", original=story)
    planned = make_story(cast.chief, ja, "橋が再開", original=story)
    for each in (story, korean):
        workflow.approve_and_publish(each.pk, cast.chief)
    later = workflow.clock() + HOUR
    workflow.approve_and_publish(planned.pk, cast.chief, at=later)
    for each in (story, korean, planned):
        each.refresh_from_db()
    return [story, korean, planned]
