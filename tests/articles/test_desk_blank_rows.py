"""Blank rows of a story's parts are rendered once, for all pages that show the same."""

import re

import pytest
from django.conf import settings

from articles.models import StandingNote
from articles.templatetags import desk_rows
from tests.articles.desk_forms import add_url
from tests.cast import signed_in

ROWS = re.compile(r'<div class="story-rows".*?</template>', re.DOTALL)


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(desk_rows, "_kept", {})


def rows(user, edition, language="en"):
    client = signed_in(user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return ROWS.findall(client.get(add_url(edition)).content.decode())


def test_each_page_has_its_own(cast):
    """Another language, another edition, other rights: as if nothing were kept."""
    pages = [
        (cast.reporter, cast.en),
        (cast.reporter, cast.en, "ko"),
        (cast.translator, cast.en),
        (cast.editor, cast.en),
        (cast.chief, cast.ko),
    ]
    kept = [rows(*page) for page in pages]
    for page, found in zip(pages, kept, strict=True):
        desk_rows._kept.clear()
        assert rows(*page) == found
    assert len({tuple(found) for found in kept}) == len(pages)


def test_the_second_page_renders_none(cast):
    first = rows(cast.reporter, cast.en)
    kept = dict(desk_rows._kept)
    assert len(kept) == 3
    assert rows(cast.reporter, cast.en) == first
    assert all(desk_rows._kept[key] is html for key, html in kept.items())


def test_a_new_standing_wording_is_offered_at_once(cast):
    before = rows(cast.reporter, cast.en)[-1]
    words = "Names were changed."
    StandingNote.objects.create(edition=cast.en, kind="names_changed", text=words)
    after = rows(cast.reporter, cast.en)[-1]
    assert words not in before
    # In the row that is shown and in the one that a script adds.
    assert after.count(words) == 2
