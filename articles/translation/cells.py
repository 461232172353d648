"""A table among the rows that go out to a translator: a row for each cell with words.

Such a row is known as `<id>#<row>.<column>`, `<id>#caption` or `<id>#source`. What
comes back is put together to one row again, the whole table as it is typed.
"""

import re

from articles.body import clean, words
from articles.one_line import one_line
from articles.plaintext import from_text, spans, to_text
from articles.tables import filled, is_number

_NAME = re.compile(
    r"^(?P<key>[a-z0-9]+)#(?P<place>caption|source|\d{1,4}\.\d{1,3})(?:=(?P<part>.*))?$"
)


def apart(rows) -> list[tuple]:
    """Rows as `tables.rows_of` makes them, those of tables cell by cell."""
    return [each for row in rows for each in _apart(row)]


def _apart(row):
    *row, is_todo = row
    story, version, name, kind, text, shown = row
    source = table_in(text) if kind == "table" else None
    target = table_in(shown) if shown else None
    if source is None or (shown and not _are_alike(source, target)):
        return [row]
    key, sign, part = name.partition("=")
    return [
        (
            *(story, version, f"{key}#{place}{sign}{part}", kind),
            _typed(_at(source, place)),
            _shown(target, source, place, is_todo) if target else "",
        )
        for place in _places(source)
    ]


def _shown(target, source, place, is_todo):
    """Nothing where the original's words still stand."""
    cell = _at(target, place)
    return "" if is_todo and cell == _at(source, place) else _typed(cell)


def together(given, version, now) -> list[tuple[int, dict]]:
    """(number of the row, row) of what came back, each table as one row. `version` and
    `now` map keys of parts to typed text: of the original then, of the translation.
    A row is `is_partial` where words of the original still stand in its table."""
    found, groups = [], {}
    for number, row in enumerate(given, 2):
        named = _NAME.match(row["part"].strip())
        table = table_in(version.get(named["key"], "")) if named else None
        if table is None:
            found.append((number, row))
            continue
        key, part = named["key"], named["part"] or ""
        if (key, part) not in groups:
            whole = {**row, "part": f"{key}={part}" if part else key}
            groups[key, part] = (whole, table, {})
            found.append((number, whole))
        cells = groups[key, part][2]
        cells.setdefault(named["place"], one_line(row["translation"]))
    for (_key, part), (row, source, cells) in groups.items():
        row |= _joined(source, table_in(now.get(part, "")), cells)
    return found


def _joined(source, target, cells) -> dict:
    filled = {place: text for place, text in cells.items() if text}
    if not filled:
        return {"translation": ""}
    table = target if _are_alike(source, target) else source
    known = set(_places(source))
    for place, text in filled.items():
        if place in known:
            table = _with(table, place, spans(text))
    [table] = clean([table])
    same = any(_at(table, place) == _at(source, place) for place in known - set(filled))
    return {"translation": to_text([table]), "is_partial": same}


def table_in(text) -> dict | None:
    """The block of a table that was typed so, or None."""
    blocks, _names = from_text(text)
    if len(blocks) != 1 or blocks[0]["type"] != "table":
        return None
    return {**blocks[0], "rows": filled(blocks[0]["rows"])}


def _are_alike(one, other):
    return bool(other) and [len(row) for row in one["rows"]] == [
        len(row) for row in other["rows"]
    ]


def _places(table) -> list[str]:
    """Where there is something to translate, in the order in which it is read."""
    cells = [
        f"{r}.{c}"
        for r, row in enumerate(table["rows"], 1)
        for c, cell in enumerate(row, 1)
        if _has_words(cell)
    ]
    lines = {name: [name] if table[name] else [] for name in ("caption", "source")}
    return [*lines["caption"], *cells, *lines["source"]]


def _has_words(cell):
    text = words(cell)
    return any(each.isalpha() for each in text) and not is_number(text)


def _at(table, place) -> list[dict]:
    if place in ("caption", "source"):
        return table[place]
    row, column = map(int, place.split("."))
    return table["rows"][row - 1][column - 1]


def _with(table, place, cell):
    if place in ("caption", "source"):
        return {**table, place: cell}
    row, column = map(int, place.split("."))
    rows = [list(each) for each in table["rows"]]
    rows[row - 1][column - 1] = cell
    return {**table, "rows": rows}


def _typed(cell) -> str:
    return to_text([{"type": "subheading", "id": "", "spans": cell}])[3:]
