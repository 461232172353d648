"""The body: typed blocks with stable ids.

A block is a dict with `id` and `type`; paragraph, subheading and quote hold
`spans`, a list holds `ordered` and `items` (each a list of spans), a table what
`articles.tables` says, a card what `embeds.blocks` says, a sound, video or document
`file` (its number in the library) and `spans` (this use's own caption); figure and
divider hold nothing: a figure's row has the block's id. A figure that is `joined` makes
a gallery with the figure before it, a table that is `joined` is the data of the chart
or map that the figure before it shows, and a card that is `joined` has the figure
before it as its picture.

A span is a dict with `text` and, where they apply, `strong`, `em` (True) and `href`
(http, https or mailto). Nothing in a body is HTML; `html()` of a list of spans is the
one door.
"""

import re
import secrets
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from django.utils.html import escape
from django.utils.safestring import mark_safe

from articles.embeds import blocks as cards
from articles.one_line import evenly, one_line

ENCLOSURES = ("sound", "video", "document")
TEXTS = ("paragraph", "subheading", "quote", *ENCLOSURES)
TYPES = (*TEXTS, "embed", "list", "table", "figure", "divider")
# What may belong to the figure before it.
JOINED = ("figure", "table", "embed")
_NEED_A_FIGURE = ("table", "embed")
# How far ahead a rewritten block is looked for among the old ones.
LOOKED_AT = 20
# More cells than any table may have: rows that are no rows of a table.
_MOST_CELLS = 100_000
_ID = re.compile(r"^[a-z0-9]{8,16}$")
# Characters that PostgreSQL's text or a UTF-8 page cannot hold, and the two that turn
# the order of all letters behind them round, on pages that are not the writer's, too.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u202d\u202e\ud800-\udfff]")


def new_id() -> str:
    return secrets.token_hex(5)


def block(kind, **parts) -> dict:
    return {"id": new_id(), "type": kind, **parts}


def storable(text: str) -> str:
    """`text` without what no database and no page can hold."""
    return _UNSTORABLE.sub("\ufffd", text)


def safe_address(address: str) -> str:
    """The address of a link if readers may be sent there, else nothing."""
    address = address.strip()
    # Marks of direction show another address than is followed.
    if not address.isprintable() or " " in address:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if "@" in parts.netloc:
        return ""
    if parts.scheme in ("http", "https") and parts.hostname:
        return address
    return address if parts.scheme == "mailto" and "@" in parts.path else ""


def clean(blocks) -> list[dict]:
    """Blocks in the one valid shape, unknown parts dropped.

    Raises ValueError where `blocks` is not a list of blocks at all.
    """
    if not isinstance(blocks, list):
        raise ValueError("A body is a list of blocks.")
    return [_clean_block(given) for given in blocks]


def _clean_block(given) -> dict:
    if not isinstance(given, dict) or given.get("type") not in TYPES:
        raise ValueError("A block has one of the known types.")
    kept = {"id": str(given.get("id", "")), "type": given["type"]}
    if kept["type"] in TEXTS:
        kept["spans"] = _clean_spans(given.get("spans", []))
    if kept["type"] in ENCLOSURES:
        kept |= {
            "file": _number(given.get("file")),
            "spans": _clean_line(kept["spans"]),
        }
    if kept["type"] == "list":
        kept["ordered"] = bool(given.get("ordered"))
        kept["items"] = [_clean_spans(item) for item in given.get("items", [])]
    if kept["type"] in JOINED and given.get("joined"):
        kept["joined"] = True
    if kept["type"] == "table":
        kept |= _clean_table(given)
    if kept["type"] == "embed":
        kept |= _clean_card(given)
    return kept


def _clean_card(given) -> dict:
    """An address that was typed is read here, and none is kept beside what it says."""
    found = cards.kept(given)
    line = words(_clean_line(given.get("spans", [])))
    return {
        "provider": found.provider,
        "ref": storable(found.ref),
        "title": one_line(storable(str(given.get("title") or ""))),
        "spans": [{"text": line}] if line else [],
    }


def _number(given) -> int:
    """Of a row; anything else is no number of one."""
    if type(given) is not int or not 0 < given < 2**63:
        raise ValueError("A file has the number that it has in the library.")
    return given


def _clean_table(given) -> dict:
    """Rows of one length, each cell in one line."""
    rows = [[_clean_line(cell) for cell in row] for row in given.get("rows", [])]
    width = max(map(len, rows), default=0)
    if not 0 < len(rows) * width <= _MOST_CELLS:
        raise ValueError("A table has rows of cells.")
    return {
        "caption": _clean_line(given.get("caption", [])),
        "source": _clean_line(given.get("source", [])),
        "head": bool(given.get("head")),
        "side": bool(given.get("side")),
        "rows": [[*row, *([] for _ in range(width - len(row)))] for row in rows],
    }


def _clean_line(given) -> list[dict]:
    """Spans without line breaks, and without blanks at their edges."""
    spans = [{**span, "text": evenly(span["text"])} for span in _clean_spans(given)]
    while spans and not spans[0]["text"].strip():
        del spans[0]
    while spans and not spans[-1]["text"].strip():
        del spans[-1]
    if spans:
        spans[0]["text"] = spans[0]["text"].lstrip()
        spans[-1]["text"] = spans[-1]["text"].rstrip()
    return spans


def _clean_spans(given) -> list[dict]:
    if not isinstance(given, list) or not all(isinstance(s, dict) for s in given):
        raise ValueError("Text is a list of spans.")
    return [span for span in map(_clean_span, given) if span["text"]]


def _clean_span(given) -> dict:
    kept = {"text": storable(str(given.get("text", "")))}
    kept.update({mark: True for mark in ("strong", "em") if given.get(mark)})
    if address := safe_address(str(given.get("href") or "")):
        kept["href"] = address
    return kept


def settle(blocks: list[dict], previous: list[dict]) -> list[dict]:
    """Give every block an id that lasts.

    A block that is like one of `previous` takes its id; an id that is new, foreign
    or used twice is issued anew (the first keeps it).
    """
    known = {old["id"]: old for old in previous}
    taken = set()
    settled = []
    for given in blocks:
        keep = given["id"] in known and known[given["id"]]["type"] == given["type"]
        if keep and given["id"] not in taken:
            taken.add(given["id"])
            settled.append(given)
        else:
            settled.append({**given, "id": ""})
    _match(settled, [old for old in previous if old["id"] not in taken])
    settled = [{**each, "id": each["id"] or new_id()} for each in settled]
    return [
        _parted(each)
        if each["type"] in _NEED_A_FIGURE and not _is_figure(before)
        else each
        for before, each in zip([None, *settled], settled, strict=False)
    ]


def _is_figure(each) -> bool:
    return each is not None and each["type"] == "figure"


def _parted(each) -> dict:
    """Without a picture before it a table is the data of none, and a card has none."""
    return {name: value for name, value in each.items() if name != "joined"}


def _match(blocks, previous):
    """Hand ids of `previous` to the blocks without one, in place, by likeness."""
    loose = [each for each in blocks if not each["id"]]
    pairs = SequenceMatcher(
        None, [_key(old) for old in previous], [_key(new) for new in loose], False
    )
    for tag, old_from, old_to, new_from, new_to in pairs.get_opcodes():
        if tag == "equal":
            _hand_on(previous[old_from:old_to], loose[new_from:new_to])
        elif tag == "replace":
            _hand_on_alike(previous[old_from:old_to], loose[new_from:new_to])


def _key(each) -> tuple:
    return each["type"], plain(each)


def _hand_on(olds, news):
    for old, new in zip(olds, news, strict=True):
        new["id"] = old["id"]


def _hand_on_alike(olds, news):
    """Pairs in order; a block that was rewritten more than half is a new one."""
    olds = list(olds)
    for new in news:
        for old in olds[:LOOKED_AT]:
            if old["type"] == new["type"] and _alike(plain(old), plain(new)):
                new["id"] = old["id"]
                del olds[: olds.index(old) + 1]
                break


def _alike(one: str, other: str) -> bool:
    # Before anything is built of them: one may be a whole book.
    if min(len(one), len(other)) * 3 <= max(len(one), len(other)):
        return False
    return SequenceMatcher(None, one, other, False).quick_ratio() > 0.5


def plain(each: dict) -> str:
    """A block's words without marks, a list's items on lines of their own, and a
    table's rows, with tabs between the cells."""
    if each["type"] == "list":
        return "\n".join(words(item) for item in each["items"])
    if each["type"] == "table":
        rows = ["\t".join(words(cell) for cell in row) for row in each["rows"]]
        lines = [words(each["caption"]), *rows, words(each["source"])]
        return "\n".join(filter(None, lines))
    if each["type"] == "embed":
        return "\n".join(cards.lines_of(each))
    return words(each.get("spans", []))


def words(spans: list[dict]) -> str:
    return "".join(span["text"] for span in spans)


def html(spans: list[dict]) -> str:
    """Spans as safe HTML: text escaped, three inline elements, checked links."""
    return mark_safe("".join(_span_html(span) for span in spans))  # noqa: S308


def _span_html(span) -> str:
    shown = escape(span["text"]).replace("\n", "<br>")
    if span.get("em"):
        shown = f"<em>{shown}</em>"
    if span.get("strong"):
        shown = f"<strong>{shown}</strong>"
    if address := safe_address(span.get("href", "")):
        shown = f'<a href="{escape(address)}">{shown}</a>'
    return shown
