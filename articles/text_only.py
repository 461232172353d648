"""Pages as text only: at `/t/…` stands what stands at `/…`, from the same views,
without pictures and with next to no style.

A page joins by its name in PAGES; its template begins with
`{% extends base|default:"base.html" %}`, makes addresses with `{% address %}`, and its
view says with `page_at` where it is.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from django.conf import settings
from django.utils.encoding import uri_to_iri

PREFIX = "/t"
# Names of addresses of the site that there are as text, too.
PAGES = {
    *("papers", "front", "section", "topic", "person"),
    *("story", "save", "page", "corrections", "archive", "month", "series"),
}
# A page stays under 15 KB also where each letter takes three bytes.
MOST_STORIES = 14
MOST_CORRECTIONS = 8
MOST_OF_A_TEXT = 8_000
_ABOVE = ("lead", "bylines", "translators", "revisers")
_ABOVE += ("notes_above", "corrections_above")
_BELOW = ("notes_below", "corrections_below", "bios", "source")


class Page(NamedTuple):
    """The page that is made as text: its address without the prefix, and which part
    of a long text."""

    path: str
    part: int = 1

    @property
    def full(self) -> str:
        return settings.NEWSROOM_SITE_URL + uri_to_iri(self.path)


_page = ContextVar("page as text only", default=None)


@contextmanager
def making(page):
    token = _page.set(page)
    try:
        yield
    finally:
        _page.reset(token)


def page() -> Page | None:
    """The one that is made now; None where it is not made as text only."""
    return _page.get()


def frame() -> dict:
    """What templates get of it."""
    made = page()
    return {"text_only": made, "base": "text/base.html"} if made else {}


def address(name, path) -> str:
    """Of a page that is linked to: who reads text only stays there. Its letters
    are written as such, which are a third of their bytes in an address."""
    return as_text(path) if page() and name in PAGES else path


def as_text(path) -> str:
    return PREFIX + uri_to_iri(path)


def at_most(count, most=MOST_STORIES) -> int:
    """Of stories on a page."""
    return min(count, most) if page() else count


def part_of(story, told) -> dict:
    """What changes in the parts of a story where only a part of its text is shown: who
    wrote it stands at its beginning, and what belongs below it at its end."""
    made = page()
    if made is None:
        return {}
    found = parts(told["blocks"])
    number = min(made.part, len(found))
    changed = {"blocks": found[number - 1]}
    if number > 1:
        changed |= dict.fromkeys(_ABOVE, ())
        changed["story"] = {**story, "deck": "", "dateline": ""}
    if number < len(found):
        changed |= dict.fromkeys(_BELOW, ())
    return {**changed, **_place(number, len(found))}


def part_of_list(stories) -> dict:
    """The same for a list that is shown whole elsewhere."""
    made = page()
    if made is None:
        return {"stories": stories}
    count = max(-(-len(stories) // MOST_STORIES), 1)
    number = min(made.part, count)
    first = (number - 1) * MOST_STORIES
    shown = stories[first : first + MOST_STORIES]
    return {"stories": shown, **_place(number, count)}


def _place(number, count) -> dict:
    return {
        "part": number,
        "parts_in_all": count,
        "earlier": number - 1,
        "later": number + 1 if number < count else None,
    }


def parts(blocks) -> list[list]:
    """The blocks of a story as pages of text, each of at least one block."""
    found, room = [[]], MOST_OF_A_TEXT
    for block in blocks:
        size = _size(block)
        if found[-1] and size > room:
            found.append([])
            room = MOST_OF_A_TEXT
        found[-1].append(block)
        room -= size
    return found


def _size(value) -> int:
    """Bytes of the words in a block; a picture has only its words here."""
    if isinstance(value, str):
        return len(value.encode()) + 20
    if isinstance(value, dict):
        return sum(
            _size(each)
            for name, each in value.items()
            if name not in ("renditions", "text", "id")
        )
    return sum(map(_size, value)) if isinstance(value, list) else 0
