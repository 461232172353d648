"""The body on its way between the story's page and the editor in the browser.

The editor works on the blocks of `articles.body`, as JSON. A figure there has no id:
it has the `row` of the form in which its picture and its words stand, counted from 0,
and on the way in that row's mark (see `figures.arrange`) in place of an id.
"""

import json
import re
from itertools import count

from articles import body

# A blank line that was typed inside a block parts it.
_PARTED = re.compile(r"\n[ \t\u3000]*\n\s*")
# What JSON of another shape makes of the steps from it to blocks.
_NOT_OURS = (ValueError, TypeError, AttributeError, LookupError)
_NOT_OURS = (*_NOT_OURS, OverflowError, RecursionError)
# What is left of a paragraph in which nothing stands.
_BLANK = " \t\n\r\f\v\u00a0\u3000\u200b\ufeff"


class Unreadable(ValueError):
    """What came in is not what the editor sends."""


def mark(row: int) -> str:
    """What stands for the figure of a row until its block has an id."""
    return f"row {row}"


def row_of(block) -> int | None:
    found = re.fullmatch(r"row (\d{1,4})", block["id"])
    return int(found[1]) if found else None


def with_marks(blocks) -> list[dict]:
    """Blocks of a saved body, whose figures are the rows in the order of the body."""
    rows = count()
    return [
        {**each, "id": mark(next(rows))} if each["type"] == "figure" else each
        for each in blocks
    ]


def to_document(blocks, names) -> list[dict]:
    """Blocks with marks for the editor; `names` gives the file name of a figure that
    was only typed and has no row yet."""
    return [
        {**_figure(each), "name": names.get(each["id"], "")}
        if each["type"] == "figure"
        else each
        for each in blocks
    ]


def _figure(each):
    figure = {"type": "figure", "row": row_of(each)}
    return {**figure, "joined": True} if each.get("joined") else figure


def from_document(text: str) -> list[dict]:
    """Blocks of what the editor sent, without blank ones. Raises Unreadable."""
    try:
        given = json.loads(text)
        blocks = body.clean([_marked(each) for each in _listed(given)])
    except _NOT_OURS as error:
        raise Unreadable from error
    return _placed_once(part for each in blocks for part in _parted(each))


def _listed(given) -> list:
    if not isinstance(given, list):
        raise Unreadable
    return given


def _marked(given) -> dict:
    if given.get("type") != "figure":
        return given
    joined = {"joined": True} if given.get("joined") else {}
    figure = {"type": "figure", "id": mark(int(given["row"])), **joined}
    if row_of(figure) is None:
        raise Unreadable
    return figure


def _placed_once(blocks) -> list[dict]:
    """A picture stands in a text once: the first place counts."""
    placed, kept = set(), []
    for each in blocks:
        if each["type"] == "figure":
            if each["id"] in placed:
                continue
            placed.add(each["id"])
        kept.append(each)
    return kept


def _parted(each):
    """The block without blank edges, as several where a blank line parts it."""
    if each["type"] in ("figure", "divider", "embed", *body.ENCLOSURES):
        yield each
    elif each["type"] == "table":
        if body.plain(each).strip():
            yield each
    elif each["type"] == "list":
        items = [item for item in map(_trimmed, each["items"]) if item]
        if items:
            yield {**each, "items": items}
    else:
        for number, spans in enumerate(_without_blank_lines(each["spans"])):
            yield {**each, "spans": spans, "id": "" if number else each["id"]}


def _without_blank_lines(spans) -> list[list[dict]]:
    parts = [[]]
    for span in spans:
        pieces = _PARTED.split(span["text"])
        parts[-1].append({**span, "text": pieces[0]})
        parts.extend([{**span, "text": piece}] for piece in pieces[1:])
    return [part for part in map(_trimmed, parts) if part]


def _trimmed(spans) -> list[dict]:
    """Spans without blanks at the edges and without empty ones."""
    kept = [dict(span) for span in spans if span["text"]]
    while kept and not (text := kept[0]["text"].lstrip(_BLANK)):
        kept.pop(0)
    if kept:
        kept[0]["text"] = text
    while kept and not (text := kept[-1]["text"].rstrip(_BLANK)):
        kept.pop()
    if kept:
        kept[-1]["text"] = text
    return kept
