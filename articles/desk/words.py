"""What changed between two texts, word by word, as a person reads it.

`word_diff(before, after)` gives pieces in reading order; those that are "same" or
"removed" make the text before, those that are "same" or "added" the text after. A
change is one removed and one added piece: small words that stayed between two larger
changes belong to the change, so that it reads as words and not as confetti.
"""

from typing import NamedTuple

from articles.desk.alignment import Budget, stretches
from articles.desk.tokens import composed, letters_of, sentences_of, tokens_of

# Letters in a text above which its sentences are compared before its words.
LONG = 20_000
_SILENT = frozenset({"space", "other"})


class Piece(NamedTuple):
    kind: str
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing of it would be seen without a frame."""
        return not self.text.strip()


def word_diff(before: str, after: str, budget: Budget | None = None) -> list[Piece]:
    """`budget` is shared by the texts of one page, so that no page costs too much."""
    before, after = composed(before), composed(after)
    if before == after:
        return [Piece("same", before)] if before else []
    budget = budget or Budget()
    if max(len(before), len(after)) > LONG:
        changes = _by_sentences(before, after, budget)
    else:
        changes = _by_words(before, after, budget)
    return _pieces(_slid(_tidied(changes)))


class _Change:
    """A stretch of tokens of both texts, equal ones where `same`."""

    def __init__(self, removed, added, *, same=False):
        self.removed, self.added, self.same = removed, added, same
        self.weight = max(_weight(removed), _weight(added))

    @property
    def is_replaced(self):
        return bool(not self.same and self.removed and self.added)

    @property
    def is_one_word(self):
        sides = (self.removed, self.added)
        return all(sum(not _is_silent(each) for each in side) == 1 for side in sides)


def _both(one, other, *, same):
    return _Change(one.removed + other.removed, one.added + other.added, same=same)


def _weight(tokens) -> int:
    """How much there is to read: a syllable or a Han letter is two of others, and a
    number or a picture is read at once."""
    return sum(_weight_of(each) for each in tokens)


def _weight_of(token):
    if token.kind in _SILENT:
        return 0
    if token.kind in ("number", "picture", "flag"):
        return min(len(token.text), 2)
    return len(token.text) * (1 if token.kind in ("word", "sentence") else 2)


def _is_silent(token):
    return token.kind in _SILENT


def _changes(one, other, budget) -> list[_Change]:
    return [
        _Change(one[each.a : each.b], other[each.c : each.d], same=each.same)
        for each in stretches(one, other, _is_silent, budget)
    ]


def _by_sentences(before, after, budget):
    found = []
    for each in _changes(sentences_of(before), sentences_of(after), budget):
        sides = [_joined(side) for side in (each.removed, each.added)]
        # What no sentence parts and no page holds is no text to be read by words.
        if each.is_replaced and max(map(len, sides)) <= 3 * LONG:
            found += _by_words(*sides, budget)
        else:
            found.append(each)
    return found


def _by_words(before, after, budget):
    found = []
    for each in _whole_words(_changes(tokens_of(before), tokens_of(after), budget)):
        found += _by_letters(each, budget) if each.is_replaced else [each]
    return found


def _whole_words(changes):
    """A Korean particle goes with its stem where the stem was replaced."""
    found = []
    for each in changes:
        particle = each.same and each.removed[0].kind == "particle"
        if particle and found and found[-1].is_replaced:
            first = _Change(each.removed[:1], each.added[:1])
            found[-1] = _both(found[-1], first, same=False)
            each = _Change(each.removed[1:], each.added[1:], same=True)
        found.append(each)
    return [each for each in found if each.removed or each.added]


def _by_letters(change, budget):
    """Inside a change, what stayed of long runs in scripts without spaces."""
    sides = (change.removed, change.added)
    if not all(any(each.kind == "unspaced" for each in side) for side in sides):
        return [change]
    found = _changes(*(letters_of(side) for side in sides), budget)
    for each in found:
        # One letter alone is no word: it goes with what was changed beside it.
        each.same = each.same and each.weight >= 4
    return found


def _tidied(changes):
    """Without islands: what stayed, and is less than the changes on both its sides."""
    changes = _joined_changes(changes)
    while any(islands := _islands(changes)):
        for each, is_island in zip(changes, islands, strict=True):
            each.same = each.same and not is_island
        changes = _joined_changes(changes)
    return _whole_if_little_stays(changes)


def _islands(changes) -> list[bool]:
    return [
        each.same
        and 0 < n < len(changes) - 1
        and _is_island(each, changes[n - 1], changes[n + 1])
        for n, each in enumerate(changes)
    ]


def _is_island(each, before, after):
    """A word between two that were each replaced by one other word is none."""
    if before.is_one_word and after.is_one_word and each.weight:
        return False
    return each.weight <= min(before.weight, after.weight)


def _whole_if_little_stays(changes):
    stays = sum(each.weight for each in changes if each.same)
    every = sum(each.weight for each in changes)
    if sum(not each.same for each in changes) < 3 or stays * 4 >= every:
        return changes
    return _joined_changes(_Change(each.removed, each.added) for each in changes)


def _joined_changes(changes) -> list[_Change]:
    """Neighbours of one kind as one; each list is joined once."""
    groups = []
    for each in changes:
        if groups and groups[-1][0].same == each.same:
            groups[-1].append(each)
        else:
            groups.append([each])
    return [group[0] if len(group) == 1 else _one(group) for group in groups]


def _one(group):
    removed = [token for each in group for token in each.removed]
    added = [token for each in group for token in each.added]
    return _Change(removed, added, same=group[0].same)


def _slid(changes):
    """What was only added or only removed, from the end of its sentence to the end
    of the next, and not from before one full stop to before the other."""
    for before, change, after in zip(changes, changes[1:], changes[2:], strict=False):
        side = change.removed or change.added
        if change.same or change.is_replaced or side[0].kind != "other":
            continue
        if after.removed and side[0] == after.removed[0]:
            moved = side.pop(0)
            before.removed.append(moved)
            before.added.append(moved)
            side.append(moved)
            del after.removed[0], after.added[0]
    return changes


def _joined(tokens) -> str:
    return "".join(each.text for each in tokens)


def _pieces(changes) -> list[Piece]:
    pieces = []
    for each in changes:
        if each.same:
            pieces.append(Piece("same", _joined(each.added)))
            continue
        pieces.append(Piece("removed", _joined(each.removed)))
        pieces.append(Piece("added", _joined(each.added)))
    return [piece for piece in pieces if piece.text]
