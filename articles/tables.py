"""Tables: how large one may be, which columns hold numbers, and how one is shown.

A table's block has `rows` of cells, each a list of spans and all rows of one length,
`caption` and `source` (spans too), `head` and `side`: whether the first row and the
first column are headings.
"""

import re
from dataclasses import dataclass

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from articles.body import words

MOST_ROWS, MOST_COLUMNS = 200, 20
LONGEST_CELL, LONGEST_LINE = 500, 1_000
# A price, a share, a span of years: figures first, and a short unit behind them.
_NUMBER = re.compile(
    r"^[(+\-−–~≈<>≤≥]*\s*(?:[A-Z]{0,3}\s?[$€£¥₩₽₴₹元]|[A-Z]{3}\s)?\s*[+\-−]?\d[\d\s.,'’٫٬]*"
    r"(?:\s*[-–—~〜/:]\s*\d[\d\s.,'’]*)?\)?\s*[^\d\s]{0,6}(?:\s[^\d\s]{1,8})?$"
)
# What stands where there is no number.
_NONE = re.compile(r"^(?:[-–—−.…?*]*|n/?a\.?|x)$", re.IGNORECASE)


@dataclass(frozen=True)
class Cell:
    """`html` is safe; `scope` is "col" or "row" of a heading, else ""."""

    html: str
    scope: str = ""
    is_number: bool = False


def why_too_large(blocks) -> str:
    """Why a body cannot hold these tables, or ""."""
    tables = [each for each in blocks if each["type"] == "table"]
    for number, each in enumerate(tables, 1):
        if why := _why_too_large(each):
            return _("Table %(number)s: %(why)s") % {"number": number, "why": why}
    return ""


def _why_too_large(table) -> str:
    rows = table["rows"]
    if len(rows) > MOST_ROWS:
        return _(
            "it has %(rows)s rows, and a table may have at most %(most)s. Make two"
            " of it, or take out what readers do not need."
        ) % {"rows": len(rows), "most": MOST_ROWS}
    if len(rows[0]) > MOST_COLUMNS:
        return _(
            "it has %(columns)s columns, and a table may have at most %(most)s. Make"
            " two of it, or take out what readers do not need."
        ) % {"columns": len(rows[0]), "most": MOST_COLUMNS}
    for number, row in enumerate(rows, 1):
        if any(len(words(cell)) > LONGEST_CELL for cell in row):
            return _(
                "a cell in row %(row)s is longer than %(most)s characters. Write what"
                " it says as a paragraph."
            ) % {"row": number, "most": LONGEST_CELL}
    if any(len(words(table[name])) > LONGEST_LINE for name in ("caption", "source")):
        return _("its caption or source line is longer than %(most)s characters.") % {
            "most": LONGEST_LINE
        }
    return ""


def filled(rows) -> list:
    """Without rows and columns at the end that are still to be typed: they are the
    desk's only."""
    last = max((n for n, row in enumerate(rows, 1) if any(row)), default=1)
    widest = max((_width(row) for row in rows[:last]), default=0) or 1
    return [row[:widest] for row in rows[:last]]


def _width(row) -> int:
    return max((n for n, cell in enumerate(row, 1) if cell), default=0)


def is_number(text: str) -> bool:
    return len(text) <= 60 and bool(_NUMBER.match(text.strip()))


def columns_of_numbers(rows, *, head: bool) -> list[bool]:
    """Of each column of plain words, whether its cells are numbers: some are, and the
    others say that there is none. A heading says nothing of it."""
    body = rows[1:] if head else rows
    columns = zip(*body, strict=True)
    return [_are_numbers([cell.strip() for cell in column]) for column in columns]


def _are_numbers(texts) -> bool:
    said = [text for text in texts if not _NONE.match(text)]
    return bool(said) and all(is_number(text) for text in said)


def grid(block) -> list[list[Cell]]:
    """The rows of a table of a finished story, whose cells are safe HTML."""
    rows, head, side = block["rows"], block["head"], block["side"]
    plain = [[strip_tags(cell) for cell in row] for row in rows]
    numbers = columns_of_numbers(plain, head=head) or [False] * len(rows[0])
    return [
        [
            Cell(html, _scope(r, c, head, side), numbers[c] and not (side and not c))
            for c, html in enumerate(row)
        ]
        for r, row in enumerate(rows)
    ]


def _scope(row, column, head, side):
    if head and not row:
        return "col"
    return "row" if side and not column else ""
