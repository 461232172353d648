"""The table of an original beside its translation, with what changed cell by cell."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

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
    now = dict(part.value)
    before = dict(was.value) if was and was.kind == "table" else None
    return _Reading(now, before, budget).sheet()


class _Reading:
    def __init__(self, now, before, budget):
        self.now, self.before, self.budget = now, before, budget
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
            return Place(html(self.now[name]))
        return self._changed(self.now[name], self.before[name])

    def _changed(self, cell, old):
        pieces = word_diff(words(old), words(cell), self.budget)
        is_other = any(piece.kind != "same" for piece in pieces)
        return Place(html(cell), pieces if is_other else None)

    def _rows(self):
        """(kind, row, the row before), in the order of the table."""
        rows = self.now["rows"]
        if self.before is None:
            yield from (("same", row, None) for row in rows)
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
        for column, cell in enumerate(row):
            made = Place(html(cell))
            if old is not None:
                made = self._changed(cell, old[column] if column < len(old) else [])
            elif kind != "same":
                made = Place(html(cell), [Piece(kind, words(cell))])
            is_number = column < len(self.numbers) and self.numbers[column]
            is_side = self.now["side"] and not column
            yield Place(
                made.html, made.pieces, is_head or is_side, is_number and not is_side
            )
