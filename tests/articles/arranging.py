"""Arranging a front page as its editors do, and the order in which readers get it."""

from copy import deepcopy
from html import unescape

import pytest
from django.urls import reverse

from articles.arrangements import Order, arrange
from articles.models import Arrangement
from tests.articles.finished import page, publish
from tests.transactions import desk_rights

LIST = reverse("admin:articles_arrangement_changelist")
PAGE = reverse("admin:articles_arrangement_edition", args=["en"])
SEEN = reverse("admin:articles_arrangement_seen", args=["en"])


@pytest.fixture(scope="module")
def kept_stories(kept_cast):
    with desk_rights():
        return [publish(kept_cast, kept_cast.en, f"Number {n:02}") for n in range(12)]


@pytest.fixture
def stories(cast, kept_stories):
    """Twelve, the newest last; they are there for every test of the file."""
    return deepcopy(kept_stories)


def said(response) -> str:
    return unescape(response.content.decode())


def order_of(site_client, code="en") -> list[str]:
    """The headlines of the front, in their order."""
    html = page(site_client.get(f"/{code}/"))
    parts = html.split('class="headline"')[1:]
    return [each.partition("</a>")[0].rpartition(">")[2] for each in parts]


def put(cast, top=(), sections=(), blocks=(), by=None, restored=None):
    newest = Arrangement.objects.filter(edition=cast.en).first()
    order = Order(
        [each and each.pk for each in top],
        {pk: [each.pk for each in found] for pk, found in dict(sections).items()},
        list(blocks),
    )
    seen = newest.pk if newest else 0
    return arrange(cast.en, by or cast.editor, order, seen, restored)[0]


def press(client, sent, button, **more):
    """A button that saves nothing; the form as it comes back."""
    response = client.post(PAGE, {**sent, "do": button, **more})
    assert response.status_code == 200
    return response


def listed(response, place="top") -> list[str]:
    html = response.content.decode()
    part = html.partition(f'data-place="{place}"')[2].partition("</ol>")[0]
    rows = part.split('<input type="hidden" name="')[1:]
    return [each.partition('value="')[2].partition('"')[0] for each in rows]


def sent_of(response) -> dict:
    """With every row of the lists, which have one name each."""
    html = response.content.decode()
    seen = html.partition('name="seen" value="')[2].partition('"')[0]
    blocks = [each.partition('"')[0] for each in html.split('name="block" value="')[1:]]
    places = {f"section-{pk}": listed(response, f"section-{pk}") for pk in blocks}
    return {"seen": seen, "block": blocks, "top": listed(response), **places}
