"""Which parts of two existing texts belong together, as far as one can tell.

Paragraphs are aligned in their order by length, numbers, names and links (after Gale
and Church, with what survives translation added). Nothing is decided here: what is
not sure says so, and a person confirms.
"""

import math
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.translation.likeness import Marks, marks_of
from articles.translation.parts import FIELDS, OF_FIGURE

# How far from the place that the lengths let expect a pair is looked for.
BAND, NARROW_BAND, LONG = 28, 12, 400
# The cost of each way to go on: one to one, one left out, one more, two in one …
_STEPS = {(1, 1): 0.0, (1, 0): 4.0, (0, 1): 4.0, (1, 2): 3.4, (2, 1): 3.4}
_NO_WAY = math.inf


class Pair(NamedTuple):
    """`source` or `target` is empty where a part has none; `why` is for the screen."""

    source: str
    target: str
    sure: bool
    why: str


def suggest(source, target, images=((), ()), names=(None, None)) -> list[Pair]:
    """Pairs of the parts (`parts.parts_of`) of an original and a translation.

    `images` are two mappings, block of a figure to its picture; `names` find known
    names in the original and in the translation (`names.names_between`).
    """
    return [
        *_fields(source, target),
        *_blocks(_in_body(source), _in_body(target), names),
        *_figures(source, target, *map(dict, images)),
    ]


def _in_body(parts):
    return [each for each in parts if each.key not in FIELDS and "/" not in each.key]


def _fields(source, target):
    here = {each.key for each in target}
    there = [each.key for each in source if each.key in FIELDS]
    for key in there:
        if key in here:
            yield Pair(key, key, True, "")
        else:
            yield Pair(key, "", False, _("The translation has none."))
    for key in FIELDS:
        if key in here and key not in there:
            yield Pair("", key, True, _("The original has none."))


# Figures: the same picture, else the same place.


def _figures(source, target, there, here):
    theirs, ours = _by_figure(source), _by_figure(target)
    free = list(ours)
    places = {}
    for figure in theirs:
        image = there.get(figure)
        same = next((each for each in free if image and here.get(each) == image), None)
        if same:
            free.remove(same)
            places[figure] = (same, True, _("The same picture."))
    waiting = [figure for figure in theirs if figure not in places]
    certain = len(waiting) == len(free)
    for figure, other in zip(waiting, free, strict=False):
        places[figure] = (other, certain, _("The picture at the same place."))
    for figure, names in theirs.items():
        yield from _figure(figure, names, places.get(figure), ours)


def _by_figure(parts) -> dict:
    found = {}
    for each in parts:
        figure, sign, name = each.key.partition("/")
        if sign:
            found.setdefault(figure, []).append(name)
    return found


def _figure(figure, names, place, ours):
    other, sure, why = place or ("", False, "")
    for name in OF_FIGURE:
        if name not in names:
            continue
        if name in ours.get(other, ()):
            yield Pair(f"{figure}/{name}", f"{other}/{name}", sure, why)
        else:
            yield Pair(f"{figure}/{name}", "", False, _("The translation has none."))


# The text


def _blocks(source, target, names) -> Iterable[Pair]:
    theirs = [marks_of(each, names[0]) for each in source]
    ours = [marks_of(each, names[1]) for each in target]
    beads = _aligned(theirs, ours)
    told = [_told(bead, theirs, ours, _ratio(theirs, ours)) for bead in beads]
    for (rows, columns), (sure, why) in zip(beads, _by_order(beads, told), strict=True):
        for row in rows or [None]:
            for column in columns or [None]:
                yield Pair(
                    "" if row is None else source[row].key,
                    "" if column is None else target[column].key,
                    sure,
                    why,
                )


def _ratio(theirs, ours) -> float:
    there = sum(each.length for each in theirs)
    return (sum(each.length for each in ours) or 1) / (there or 1)


def _aligned(theirs, ours) -> list[tuple]:
    """Beads (rows, columns) of the cheapest way through both texts, in order."""
    n, m, ratio = len(theirs), len(ours), _ratio(theirs, ours)
    band = (BAND if max(n, m) < LONG else NARROW_BAND) + abs(n - m)
    band = min(band, 3 * BAND)
    best = {(0, 0): (0.0, None)}
    for i in range(n + 1):
        middle = i * m // n if n else 0
        for j in range(max(0, middle - band), min(m, middle + band) + 1):
            if i or j:
                best[i, j] = _cheapest(best, i, j, theirs, ours, ratio)
    return _path(best, n, m)


def _cheapest(best, i, j, theirs, ours, ratio):
    found = (_NO_WAY, None)
    for (rows, columns), fixed in _STEPS.items():
        before = best.get((i - rows, j - columns))
        if before is None or before[0] + fixed >= found[0]:
            continue
        cost = before[0] + fixed
        if rows and columns:
            cost += _cost(theirs[i - rows : i], ours[j - columns : j], ratio)
        if cost < found[0]:
            found = (cost, (rows, columns))
    return found


def _path(best, n, m):
    beads, i, j = [], n, m
    while i or j:
        _cost_here, step = best.get((i, j), (0, None))
        rows, columns = step or ((1, 0) if i else (0, 1))
        beads.append((range(i - rows, i), range(j - columns, j)))
        i, j = i - rows, j - columns
    return beads[::-1]


def _joined(marks: list[Marks]) -> Marks:
    if len(marks) == 1:
        return marks[0]
    return Marks(
        kind=marks[0].kind,
        length=sum(each.length for each in marks),
        numbers=frozenset().union(*(each.numbers for each in marks)),
        names=frozenset().union(*(each.names for each in marks)),
        links=frozenset().union(*(each.links for each in marks)),
    )


def _cost(theirs, ours, ratio) -> float:
    one, other = _joined(theirs), _joined(ours)
    cost = 2.2 * abs(_stretch(one, other, ratio))
    if any(each.kind != theirs[0].kind for each in [*theirs, *ours]):
        cost += 3.0
    cost += 1.2 * min(len(one.figures ^ other.figures), 4)
    return cost - 1.6 * min(len(one.all & other.all), 3)


def _stretch(one, other, ratio) -> float:
    """How much longer the one is than is usual for these texts, as a logarithm."""
    return math.log((other.length + 12) / (one.length * ratio + 12))


def _told(bead, theirs, ours, ratio):
    """(doubt, proof) of one bead, each a sentence or empty."""
    rows, columns = bead
    if not columns:
        return _("Nothing in the translation seems to be this."), ""
    if not rows:
        return _("Nothing in the original seems to be this."), ""
    one = _joined([theirs[row] for row in rows])
    other = _joined([ours[column] for column in columns])
    return _doubt(bead, one, other, ratio), _proof(one, other)


def _doubt(bead, one, other, ratio) -> str:
    if len(bead[1]) > 1:
        return _("One paragraph seems to have become two.")
    if len(bead[0]) > 1:
        return _("Two paragraphs seem to have become one.")
    if one.kind != other.kind:
        return _("They are not of one kind.")
    if one.figures != other.figures:
        return _("The numbers differ: %(original)s / %(translation)s.") % {
            "original": _listed(one.figures - other.figures),
            "translation": _listed(other.figures - one.figures),
        }
    if abs(_stretch(one, other, ratio)) > math.log(2):
        return _("One is much longer than the other.")
    return ""


def _proof(one, other) -> str:
    if one.links & other.links:
        return _("The same links.")
    if shared := one.numbers & other.numbers:
        return _("The same numbers: %(numbers)s.") % {"numbers": _listed(shared)}
    if one.names & other.names:
        return _("The same names.")
    return ""


def _listed(numbers) -> str:
    shown = [
        str(int(each) if each.denominator == 1 else float(each))
        for each in sorted(numbers)[:4]
    ]
    return ", ".join(shown) or "–"


def _by_order(beads, told):
    """Between two places that something speaks for, one to one all the way, the order
    is reason enough; else what nothing speaks for is not sure."""
    certain = [doubt == "" and proof != "" for doubt, proof in told]
    simple = [len(rows) == len(columns) == 1 for rows, columns in beads]
    for place, (doubt, proof) in enumerate(told):
        if doubt:
            yield False, doubt
        elif proof:
            yield True, proof
        elif _is_between(place, certain, simple):
            yield True, _("The same place and a fitting length.")
        else:
            yield False, _("Only its place speaks for it.")


def _is_between(place, certain, simple) -> bool:
    for step in (-1, 1):
        at = place
        while 0 <= at < len(certain) and not certain[at]:
            if not simple[at]:
                return False
            at += step
    return True
