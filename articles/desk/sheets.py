"""A table as the desk shows it, with what changed cell by cell."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest

from articles.body import html, words
from articles.desk.words import Piece, word_diff
from articles.tables import columns_of_numbers


@dataclass(frozen=True)
class Place:
    """A cell: its words, or, where the table changed, what of them did."""

    html: str
    pieces: list | None = None
    is_heading: bool = False
    is_number: bool = False


@dataclass
class Sheet:
    """`kind` of a row is same, added or removed; removed ones are in no copy."""

    caption: Place
    source: Place
    rows: list[tuple[str, list[Place]]] = field(default_factory=list)


def sheet(part, was=None, budget=None) -> Sheet | None:
    """Of a part that is a table; `was` is the same part before, if that changed."""
    if part is None or part.kind != "table":
        return None
    before = dict(was.value) if was and was.kind == "table" else None
    return sheet_of(dict(part.value), before, budget)


def sheet_of(table, before=None, budget=None, kind="same") -> Sheet | None:
    """Of the block of a table. Without one `before`, `kind` says whether all of it is
    added or removed."""
    return _Reading(table, before, budget, kind).sheet() if table else None


class _Reading:
    def __init__(self, now, before, budget, kind):
        self.now, self.before, self.budget, self.kind = now, before, budget, kind
        plain = [[words(cell) for cell in row] for row in now["rows"]]
        self.numbers = columns_of_numbers(plain, head=now["head"])

    def sheet(self):
        found = Sheet(self._line("caption"), self._line("source"))
        for kind, row, old in self._rows():
            is_head = self.now["head"] and not found.rows
            found.rows.append((kind, [*self._cells(row, old, kind, is_head)]))
        return found

    def _line(self, name):
        if self.before is None:
            return _one_sided(self.now[name], self.kind)
        return self._changed(self.now[name], self.before[name])

    def _changed(self, cell, old):
        pieces = word_diff(words(old), words(cell), self.budget)
        is_other = any(piece.kind != "same" for piece in pieces)
        return Place(html(cell), pieces if is_other else None)

    def _rows(self):
        """(kind, row, the row before), in the order of the table."""
        rows = self.now["rows"]
        if self.before is None:
            yield from ((self.kind, row, None) for row in rows)
            return
        olds = self.before["rows"]
        keys = [[tuple(map(words, row)) for row in each] for each in (olds, rows)]
        matcher = SequenceMatcher(None, *keys, autojunk=False)
        for _tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
            both = min(old_to - old_from, new_to - new_from)
            for step in range(both):
                yield "same", rows[new_from + step], olds[old_from + step]
            for row in olds[old_from + both : old_to]:
                yield "removed", row, None
            for row in rows[new_from + both : new_to]:
                yield "added", row, None

    def _cells(self, row, old, kind, is_head):
        for column, (cell, was) in enumerate(zip_longest(row, old or (), fillvalue=[])):
            made = _one_sided(cell, kind) if old is None else self._changed(cell, was)
            is_number = column < len(self.numbers) and self.numbers[column]
            is_side = self.now["side"] and not column
            yield Place(
                made.html, made.pieces, is_head or is_side, is_number and not is_side
            )


def _one_sided(cell, kind) -> Place:
    text = words(cell)
    return Place(html(cell), [Piece(kind, text)] if text and kind != "same" else None)
