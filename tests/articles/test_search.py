"""Readers search what is live, in every language."""

import unicodedata

import pytest

from articles import workflow
from articles.site import limits
from tests.articles.finished import page, publish, words
from tests.cast import make_edition, make_story, paragraph


@pytest.fixture(autouse=True)
def nobody_has_searched(monkeypatch):
    monkeypatch.setattr(limits, "searches", limits.Allowance())


@pytest.fixture
def ask(site_client):
    def ask(q="", code="en", **more):
        return site_client.get(f"/{code}/search/", {"q": q, **more})

    return ask


def found(response):
    """The headlines of the reader's own edition."""
    shown = words(response).partition(" In other languages ")[0]
    return shown.partition("found")[2]


def test_it_works(cast, published, ask):
    response = ask("bridges reopen")
    assert response.status_code == 200
    assert "1 story found" in words(response)
    shown = page(response)
    assert "<mark>Bridge</mark> to the north <mark>reopens</mark>" in shown
    assert "The <mark>bridge</mark> <mark>reopened</mark>." in shown
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]
