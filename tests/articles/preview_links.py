"""Making links by which somebody without an account reads a story, and opening them."""

from collections import OrderedDict
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.previews import links, views

DAY = timedelta(days=1)
FORGED = "A" * 43


def links_url(story):
    return reverse("admin:articles_article_preview_links", args=[story.pk])


def address(secret):
    return f"/preview/{secret}/"


def made(story, by, **more):
    now = workflow.clock()
    return links.make(story.pk, by, "The lawyer", now, **more)[1]


def text(answer):
    return b"".join(answer).decode()


@pytest.fixture
def stranger(monkeypatch):
    """A browser that never signed in, and whose address has asked for nothing yet."""
    # In their place: the views took hold of both when they were made.
    for allowance in (views._pages, views._files):
        monkeypatch.setattr(allowance, "_left", OrderedDict())
    return Client()


@pytest.fixture
def secret(cast, story):
    return made(story, cast.reporter)


def gone(stranger, secret):
    forged = stranger.get(address(FORGED))
    for method in (stranger.get, stranger.post):
        answer = method(address(secret))
        assert answer.status_code == 404
        assert answer.content == forged.content
    return True
