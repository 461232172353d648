"""What changed between two versions of a story, to be shown to people.

`differences(before, after, edition)` takes two saved versions (`Revision.content`) or
two finished stories (`compose`, `Print.story`). The template `_changes.html` shows
what comes of it.
"""

from copy import copy
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from articles.compose import compose, forget_parts, read_parts
from articles.desk.alignment import Budget
from articles.desk.comparable import LABELS, sides
from articles.desk.marks import links_of, mark_changes
from articles.desk.order import paired
from articles.desk.sheets import sheet_of
from articles.desk.words import Piece, word_diff
from articles.windows import SHOWN

_FIGURE = {
    "caption": _("caption"),
    "alt": _("alt text"),
    "decorative": _("decorative"),
    "credit": _("credit line"),
    "file_name": _("file name"),
}


# Written in the language of whoever works here, not in the story's.
_OF_THE_DESK = {"original", "source_language", "planned_at", "slug", "source_address"}


@dataclass
class Change:
    """One field that changed; `is_ours` where its words are the desk's."""

    label: str
    pieces: list[Piece]
    is_ours: bool = False


@dataclass
class BlockChange:
    """One block: `kind` is "same", "changed", "added" or "removed"."""

    kind: str
    block: object
    pieces: list[Piece] = field(default_factory=list)
    moved: str = ""
    was_label: str = ""
    marks: list = field(default_factory=list)
    parts: list[Change] = field(default_factory=list)
    pictures: list = field(default_factory=list)
    # Of a table, in place of the pieces.
    sheet: object = None

    @property
    def only_marks(self) -> bool:
        """Whether the words stayed, and only their links or emphasis did not."""
        stayed = all(each.kind == "same" for each in self.pieces)
        return self.kind == "changed" and bool(self.marks) and stayed


@dataclass
class Differences:
    edition: object
    fields: list[Change]
    body: list[BlockChange]
    notes: list[BlockChange]
    corrections: list[BlockChange]

    @property
    def anything(self) -> bool:
        blocks = [*self.body, *self.notes, *self.corrections]
        return bool(self.fields) or any(each.kind != "same" for each in blocks)

    @property
    def text(self) -> list[tuple]:
        """The body as (whether it stayed, blocks), or nothing where all of it did."""
        if all(each.kind == "same" for each in self.body):
            return []
        runs = groupby(self.body, lambda each: each.kind == "same")
        return [(stayed, list(blocks)) for stayed, blocks in runs]

    @property
    def lines(self) -> list[tuple]:
        """Notes and corrections that changed."""
        both = (self.notes, self.corrections)
        return [each for part in both for each in part if each.kind != "same"]


def differences(before, after, edition, user=None) -> Differences:
    """`user`, where given, sees the title of an original that they may read."""
    old, new = sides(before, after, edition, user)
    budget = Budget()
    return Differences(
        edition,
        _fields(old.values, new.values, budget),
        _blocks(old.blocks, new.blocks, budget),
        _blocks(old.notes, new.notes, budget),
        _blocks(old.corrections, new.corrections, budget),
    )


def changes_for_readers(article, user=None) -> Differences | None:
    """What readers would see change if the story were printed as it stands now; None
    where no print ever gave them anything."""
    last = article.prints.filter(kind__in=SHOWN).order_by("-pk")
    story = last.values_list("story", flat=True).first()
    if story is None:
        return None
    return differences(story, compose(_with_parts(article)), article.edition, user)


def _with_parts(article):
    """The same with its parts asked for at once, however many pictures it has; a copy,
    so that whoever goes on with the article has no parts of before."""
    whole = copy(article)
    forget_parts(whole)
    read_parts(whole)
    return whole


def _fields(old, new, budget):
    found = []
    for name, label in LABELS.items():
        values = old.get(name, ""), new.get(name, "")
        if values[0] != values[1]:
            pieces = _pieces(*values, budget)
            if any(piece.kind != "same" for piece in pieces):
                found.append(Change(label, pieces, name in _OF_THE_DESK))
    return found


def _pieces(old, new, budget):
    if isinstance(old, list) or isinstance(new, list):
        return _of_items(old or [], new or [])
    return word_diff(old, new, budget)


def _of_items(old, new) -> list[Piece]:
    """Whole items, parted by commas; one that moved goes and comes."""
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, False).get_opcodes():
        if tag == "equal":
            found += [Piece("same", item) for item in new[c:d]]
            continue
        found += [Piece("removed", item) for item in old[a:b]]
        found += [Piece("added", item) for item in new[c:d]]
    commas = [Piece("same", ", ")] * len(found)
    return [each for pair in zip(commas, found, strict=True) for each in pair][1:]


def _blocks(old, new, budget):
    return [_block_change(pair, budget) for pair in paired(old, new)]


def _block_change(pair, budget) -> BlockChange:
    before, after = pair.before, pair.after
    if before is None or after is None:
        return _one_sided(before, after)
    if before == after and not pair.moved:
        sheet = sheet_of(after.table)
        return BlockChange("same", after, _same(after.text), sheet=sheet)
    pieces = word_diff(before.text, after.text, budget)
    found = BlockChange(
        "same",
        after,
        pieces,
        pair.moved,
        before.label if before.label != after.label else "",
        mark_changes(before, after, pieces),
    )
    if before.table:
        found.sheet = sheet_of(after.table, before.table, budget)
    if after.picture and before.picture:
        _compare_pictures(found, before.picture, after.picture, budget)
    said = (found.moved, found.was_label, found.marks, found.parts, found.pictures)
    if any(said) or any(piece.kind != "same" for piece in pieces):
        found.kind = "changed"
    return found


def _one_sided(before, after):
    kind = "removed" if after is None else "added"
    block = before or after
    found = BlockChange(kind, block, [Piece(kind, block.text)] if block.text else [])
    found.marks = links_of(block, is_new=kind == "added")
    found.sheet = sheet_of(block.table, kind=kind)
    if block.picture:
        found.parts = [
            Change(label, [Piece(kind, words)])
            for name, label in _FIGURE.items()
            if (words := getattr(block.picture, name))
        ]
    return found


def _same(text):
    return [Piece("same", text)] if text else []


def _compare_pictures(found, before, after, budget):
    for name, label in _FIGURE.items():
        old, new = getattr(before, name), getattr(after, name)
        pieces = word_diff(old, new, budget) if old != new else []
        if any(piece.kind != "same" for piece in pieces):
            found.parts.append(Change(label, pieces))
    if before.image_id != after.image_id:
        found.pictures = [before, after]
