"""A table as a person types it in a plain field, and back.

    [Table: Prices in May]
    | Goods | Pyongyang | Sinuiju |
    | === | --- | --- |
    | Rice, 1 kg | 5,100 | 5,000 |
    [Source: our own survey]

The line of strokes below the first row makes it headings, above it there are none;
`===` in its first place makes headings of the first column. Without that line the
first row is headings. `[+Table: …]` or `[+Table]` above it says that it is the data of
the picture before it. Rows whose cells are parted by tabs, as spreadsheets copy them,
are a table, too.
"""

import csv
import re

from articles.body import block, words
from articles.one_line import evenly
from articles.tables import columns_of_numbers

_CAPTION = re.compile(
    r"^\[\s*(?P<joined>\+\s*)?(?:table|표|表|таблица)\s*(?:[:：]\s*(?P<text>.*?)\s*)?\]$",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^\[\s*(?:source|출처|출전|出典|来源|來源|источник)\s*[:：]\s*(?P<text>.*?)\s*\]$",
    re.IGNORECASE,
)
_CELL = re.compile(r"((?:\\.|[^|\\])*)\|")
_STROKES = re.compile(r"^:?(?:-{3,}|={3,}):?$")
_TAB = re.compile(r"(?<!\\)\t")


def to_lines(table, marked) -> str:
    """`marked` gives spans as typed text."""
    lines = [_row([_cell(cell, marked) for cell in row]) for row in table["rows"]]
    strokes = ["---"] * len(table["rows"][0])
    if table["side"]:
        strokes[0] = "==="
    lines.insert(1 if table["head"] else 0, _row(strokes))
    name = "+Table" if table.get("joined") else "Table"
    if table["caption"]:
        lines.insert(0, f"[{name}: {marked(table['caption'])}]")
    elif table.get("joined"):
        lines.insert(0, f"[{name}]")
    if table["source"]:
        lines.append(f"[Source: {marked(table['source'])}]")
    return "\n".join(lines)


def _row(cells):
    return f"| {' | '.join(cells)} |"


def _cell(spans, marked):
    # A stroke in an address would end the cell, and is never unescaped there.
    safe = [
        {**span, "href": span["href"].replace("|", "%7C")} if "href" in span else span
        for span in spans
    ]
    text = marked(safe).replace("|", r"\|")
    return f"\\{text}" if _STROKES.match(text) else text


def from_lines(lines, spans) -> dict | None:
    """The block that these lines are, or None; `spans` reads typed text."""
    caption, source, rows, joined = _parted(lines)
    if not rows or not all(line.startswith("|") and "|" in line[1:] for line in rows):
        return None
    cells = [_cells(line) for line in rows]
    place = next((n for n, row in enumerate(cells[:2]) if _are_strokes(row)), None)
    strokes = cells.pop(place) if place is not None else []
    if not cells:
        return None
    made = _made(
        cells,
        spans,
        head=place != 0,
        side=bool(strokes) and "=" in strokes[0],
        caption=spans(caption),
        source=spans(source),
    )
    return {**made, "joined": True} if joined else made


def _parted(lines):
    rows = [line.strip() for line in lines]
    caption = _CAPTION.match(rows[0])
    source = _SOURCE.match(rows[-1])
    rows = rows[bool(caption) : len(rows) - bool(source)]
    words = [(found and found["text"]) or "" for found in (caption, source)]
    return *words, rows, bool(caption and caption["joined"])


def _cells(line) -> list[str]:
    found, end = [], 1
    for match in _CELL.finditer(line, 1):
        found.append(match[1].strip())
        end = match.end()
    rest = line[end:].strip()
    return [*found, rest] if rest or not found else found


def _are_strokes(cells):
    return all(_STROKES.match(cell) for cell in cells)


def is_tabbed(lines) -> bool:
    return len(lines) > 1 and all(_TAB.search(line) for line in lines)


def from_tabs(lines, spans) -> dict | None:
    """Of rows as a spreadsheet copies them."""
    rows = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter="\t")]
    width = max(map(len, rows))
    # What surrounds a text was cut off: empty cells of the first row, too.
    rows[0] = [""] * (width - len(rows[0])) + rows[0]
    return _made(rows, spans, head=True, side=None, caption=[], source=[])


def _made(cells, spans, *, head, side, caption, source):
    width = max(map(len, cells))
    cells = [row + [""] * (width - len(row)) for row in cells]
    rows = [[_in_line(spans(cell)) for cell in row] for row in cells]
    if side is None:
        side = names_rows(rows)
    return block(
        "table", caption=caption, source=source, head=head, side=side, rows=rows
    )


def _in_line(spans):
    return [{**span, "text": evenly(span["text"])} for span in spans]


def names_rows(rows) -> bool:
    """Whether the first column says what the rows are of: words beside numbers."""
    plain = [[words(cell) for cell in row] for row in rows]
    numbers = columns_of_numbers(plain, head=len(plain) > 1)
    return any(numbers[1:]) and not numbers[0]
