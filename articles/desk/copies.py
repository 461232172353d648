"""The copies of a story that meet in a conflict, as plain values that can be merged.

A figure in the body has its row of the form as `words`. Keys name what may be chosen:
`fields.headline`, `body.<id>`, `body.<id>.caption`, `credits.<id>`, `notes.<id>`.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property

from articles.desk.merge import (
    Merged,
    as_before,
    bare,
    choose,
    merge_bodies,
    merge_rows,
    merge_texts,
    sense,
)

ROWS = ("topics", "body", "credits", "notes")


@dataclass
class Copy:
    """Of a form that was sent, `rest` are rows that stand nowhere yet, as one in which
    no person is chosen: (part, values, number of the row); and `numbers` gives the
    number of a figure's row by its id."""

    fields: dict
    topics: list
    body: list
    credits: list
    notes: list
    rest: list = field(default_factory=list)
    numbers: dict = field(default_factory=dict)

    def at(self, key):
        """What a key stands for here; None where it is not there."""
        part, _, key = key.partition(".")
        if part == "fields":
            return self.fields.get(key)
        row_id, _, name = key.partition(".")
        row = self._rows[part].get(row_id)
        return row.get("words", {}).get(name) if row and name else row

    @cached_property
    def _rows(self):
        return {part: {row["id"]: row for row in getattr(self, part)} for part in ROWS}

    def with_chosen(self, theirs, answers):
        found = replace(self, fields=dict(self.fields))
        for name, answer in of_part("fields", answers).items():
            if answer == "theirs":
                found.fields[name] = theirs.fields.get(name) or ""
        for part in ROWS:
            sides = getattr(theirs, part), getattr(self, part)
            setattr(found, part, choose(*sides, of_part(part, answers)))
        return found

    def as_before(self, bases, mine):
        """This copy with what it was before where a choice is still to be made."""
        found = replace(self, fields=self.fields | of_part("fields", bases))
        for part in ROWS:
            rows, before = getattr(self, part), of_part(part, bases)
            setattr(found, part, as_before(rows, before, getattr(mine, part)))
        return found


def of_part(part, keyed) -> dict:
    start = f"{part}."
    return {
        key.removeprefix(start): value
        for key, value in keyed.items()
        if key.startswith(start)
    }


def differ(key, one, other) -> bool:
    """Whether two values of a key say something else."""
    part, _, rest = key.partition(".")
    if one is None or other is None or part == "fields" or "." in rest:
        return one != other
    return _says(part)(one) != _says(part)(other)


def _says(part):
    """What of a row is compared; a topic is the same however it is spelled."""
    return {"body": sense, "topics": lambda row: row["id"]}.get(part, bare)


def merge_copies(base, theirs, mine) -> tuple[Copy, dict[str, Merged]]:
    """The merged copy and, by part, how it came about. Where the copy with which mine
    began is not known, all that is not the same in both was changed by both."""
    base = base or _shared(theirs, mine)
    found = {"fields": merge_texts(base.fields, theirs.fields, mine.fields)}
    for part in ROWS:
        sides = [getattr(each, part) for each in (base, theirs, mine)]
        if part == "body":
            found[part] = merge_bodies(*sides)
        else:
            found[part] = merge_rows(*sides, _says(part))
    values = {part: merged.value for part, merged in found.items()}
    return replace(mine, **values), found


def keyed(found, kind) -> dict:
    """The `choices` or what was `taken` of all parts, by key."""
    return {
        f"{part}.{key}": value
        for part, merged in found.items()
        for key, value in getattr(merged, kind).items()
    }


def _shared(theirs, mine) -> Copy:
    same = {}
    for part in ROWS:
        says = _says(part)
        saved = {each["id"]: says(each) for each in getattr(theirs, part)}
        same[part] = [
            each for each in getattr(mine, part) if saved.get(each["id"]) == says(each)
        ]
    return Copy({}, **same)
