"""Tables in a text that was sent in: lines with strokes, and rows of a spreadsheet;
and cards, which are written in several lines, too."""

import re

from articles.embeds.text import CARD
from articles.table_text import from_lines, is_tabbed

from .story import Block

# In place of a table while the lines around it are read; no text has these signs.
_MARK = "\u2983table {number}\u2984"
_MARKED = re.compile("^\u2983table (\\d{1,4})\u2984$")
_PARTED = re.compile(r"(\n[ \t]*(?=\n))")


def taken_out(text: str) -> tuple[str, list[str]]:
    """The text with a mark for each table, as many lines as before, and the tables. One
    does not open a text: that is its headline."""
    if not any(sign in text for sign in ("|", "\t", "[")):
        return text, []
    tables = []
    parts = _PARTED.split(text.replace("\r\n", "\n").replace("\r", "\n"))
    for place, part in enumerate(parts):
        lines = [line for line in part.strip("\n").split("\n") if line.strip()]
        if not place or not lines or not _is_table(lines):
            continue
        tables.append("\n".join(lines))
        mark = _MARK.format(number=len(tables))
        above = len(part) - len(part.lstrip("\n"))
        parts[place] = "\n" * above + mark + "\n" * (part.count("\n") - above)
    return "".join(parts), tables


def _is_table(lines):
    if CARD.match(lines[0].strip()):
        return True
    if any(line.count("|") + line.count("\t") for line in lines[1:2] or lines):
        return bool(from_lines(lines, lambda text: [])) or is_tabbed(lines)
    return False


def stands_for_table(text) -> bool:
    return bool(_MARKED.match(text))


def put_back(blocks, tables) -> None:
    """In place: a block for each mark that stands alone, as it was read in the body."""
    for place, each in enumerate(blocks):
        found = _MARKED.match(each.text)
        if found and 0 < int(found[1]) <= len(tables):
            blocks[place] = Block(tables[int(found[1]) - 1], "table")


def as_lines(rows) -> str:
    """Rows of plain cells as a table is typed."""
    lines = [f"| {' | '.join(map(_escaped, row))} |" for row in rows]
    return "\n".join(lines)


def _escaped(cell):
    text = " ".join(cell.split())
    return re.sub(r"([\\*\[\]()|])", r"\\\1", text)
