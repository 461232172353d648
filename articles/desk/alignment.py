"""Which stretches of two lists are the same, with a bound on what that may cost."""

from bisect import bisect_left
from collections import Counter
from difflib import SequenceMatcher
from typing import NamedTuple

# How many pairs of equal tokens one gap between two anchors may have, and all the gaps
# of one comparison together; what is more is taken as replaced whole.
GAP, EVERY_GAP = 6_000, 60_000
# Longer lists are first held together by runs of that many tokens which both have once.
LONG, RUN = 240, 5


class Stretch(NamedTuple):
    """one[a:b] stands where other[c:d] does; they are equal where `same`."""

    same: bool
    a: int
    b: int
    c: int
    d: int


class Budget:
    """What a comparison of many texts may cost in all."""

    def __init__(self, pairs=EVERY_GAP):
        self.left = pairs

    def allows(self, pairs) -> bool:
        if pairs > min(GAP, self.left):
            return False
        self.left -= pairs
        return True


def stretches(one, other, is_silent, budget) -> list[Stretch]:
    """Tokens that `is_silent` begin no match; they only go along with one."""
    numbers = {}
    silent = {}
    left, right = (
        [_number(token, numbers, silent, is_silent) for token in side]
        for side in (one, other)
    )
    found = []
    a = c = 0
    for start, end, gap in _anchored(left, right):
        found += _of_gap(left, right, (a, start, c, start + gap), silent, budget)
        found.append(Stretch(True, start, end, start + gap, end + gap))
        a, c = end, end + gap
    found += _of_gap(left, right, (a, len(left), c, len(right)), silent, budget)
    return [each for each in found if each.a < each.b or each.c < each.d]


def _number(token, numbers, silent, is_silent):
    """Numbers compare faster than tokens."""
    number = numbers.setdefault(token, len(numbers))
    if number not in silent:
        silent[number] = is_silent(token)
    return number


def _anchored(left, right):
    """Runs that are the same, from `start` to `end` of `left`, `gap` further on in
    `right`: the beginning, the end and what both have once, in order."""
    head, tail = _ends(left, right)
    yield 0, head, 0
    gap = len(right) - len(left)
    if min(len(left), len(right)) - head - tail >= LONG:
        yield from _runs(left, right, head, tail)
    yield len(left) - tail, len(left), gap


def _ends(left, right):
    most = min(len(left), len(right))
    head = next((n for n in range(most) if left[n] != right[n]), most)
    most -= head
    tail = next((n for n in range(most) if left[-1 - n] != right[-1 - n]), most)
    return head, tail


def _runs(left, right, head, tail):
    there = _once(right, head, len(right) - tail)
    pairs = [
        (at, there[run])
        for run, at in _once(left, head, len(left) - tail).items()
        if run in there
    ]
    start = end = gap = None
    for at, place in _rising(pairs):
        if gap == place - at and at <= end:
            end = at + RUN
        elif end is None or (at >= end and place >= end + gap):
            if end is not None:
                yield start, end, gap
            start, end, gap = at, at + RUN, place - at
    if end is not None:
        yield start, end, gap


def _once(numbers, start, end) -> dict:
    """Where each run stands that there is only once."""
    runs = list(zip(*(numbers[start + n : end] for n in range(RUN)), strict=False))
    counts = Counter(runs)
    return {run: start + n for n, run in enumerate(runs) if counts[run] == 1}


def _rising(pairs):
    """The longest choice of pairs that is in order on both sides."""
    lowest, chain, before = [], [], []
    for number, (_at, place) in enumerate(pairs):
        height = bisect_left(lowest, place)
        lowest[height:] = [place, *lowest[height + 1 :]]
        chain[height:] = [number, *chain[height + 1 :]]
        before.append(chain[height - 1] if height else None)
    found = []
    last = chain[-1] if chain else None
    while last is not None:
        found.append(pairs[last])
        last = before[last]
    return found[::-1]


def _of_gap(left, right, gap, silent, budget):
    a, b, c, d = gap
    one, other = left[a:b], right[c:d]
    if not (one and other) or not budget.allows(_pairs(one, other, silent)):
        return [Stretch(False, a, b, c, d)]
    found = []
    at = place = 0
    for i, k in [*_matches(one, other, silent), (len(one), len(other))]:
        # Between two words that stayed: what else is the same at its ends.
        head, tail = _ends(one[at:i], other[place:k])
        found += [
            Stretch(True, at, at + head, place, place + head),
            Stretch(False, at + head, i - tail, place + head, k - tail),
            Stretch(True, i - tail, i + 1, k - tail, k + 1),
        ]
        at, place = i + 1, k + 1
    # The one behind the last word stands for none.
    found[-1] = Stretch(True, found[-1].a, len(one), found[-1].c, len(other))
    return _merged(found, a, c)


def _matches(one, other, silent):
    """Where words that stayed stand; the longest runs of words are found first, as if
    nothing silent stood between them."""
    words, others = (
        [n for n, number in enumerate(side) if not silent[number]]
        for side in (one, other)
    )
    matcher = SequenceMatcher(
        None, [one[n] for n in words], [other[n] for n in others], autojunk=False
    )
    for block in matcher.get_matching_blocks():
        for n in range(block.size):
            yield words[block.a + n], others[block.b + n]


def _merged(found, a, c):
    """Neighbours of one kind as one, in the places of the whole lists."""
    merged = []
    for each in found:
        if each.a == each.b and each.c == each.d:
            continue
        if merged and merged[-1].same == each.same:
            each = Stretch(each.same, merged[-1].a, each.b, merged[-1].c, each.d)
            merged.pop()
        merged.append(each)
    return [
        Stretch(each.same, each.a + a, each.b + a, each.c + c, each.d + c)
        for each in merged
    ]


def _pairs(one, other, silent) -> int:
    counts = Counter(one)
    return sum(counts[number] for number in other if not silent[number])
