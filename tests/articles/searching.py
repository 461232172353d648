"""Asking the search as a reader does."""

import re

import pytest

from articles.site import limits
from tests.articles.finished import page


@pytest.fixture(autouse=True)
def nobody_has_searched(monkeypatch):
    monkeypatch.setattr(limits, "searches", limits.Allowance())


@pytest.fixture
def ask(site_client):
    def ask(q="", code="en", **more):
        return site_client.get(f"/{code}/search/", {"q": q, **more})

    return ask


def found(response) -> str:
    """What was found in the reader's own edition."""
    own = page(response).partition('<section class="tongues"')[0]
    return _words("".join(re.findall(r'(?s)<li class="found">.*?</li>', own)))


def elsewhere(response) -> str:
    return _words(page(response).partition('aria-labelledby="tongues">')[2])


def _words(html) -> str:
    """As they are written, for a mark may be a part of one."""
    html = re.sub(r"</?mark>", "", html)
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())
