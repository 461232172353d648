"""Numbers of a text, of which one like it has some, too (locality-sensitive hashing).

A text is the set of its stretches (`STRETCH` letters from each place). Its stretches
are put on a ring by their hashes; a fixed point of the ring chooses the one behind it,
and so each two fixed points choose two stretches, which together are one band. Two
texts that have the share s of all their stretches in common choose the same at a point
with probability s, the same band with s², and have one of `BANDS` = 24 bands in common
with about 1 - (1 - s²)^24:

    s        0.1    0.2    0.3    0.4    0.5    0.6
    found    21%    62%    90%    98%    99.9%  100%

Two texts picked by chance have less than 1 in 1,000 of such pairs in common, whatever
phrases are common in their language, as both stretches of a band must be the same.

Of short texts the two-letter and three-letter grams are taken, each two of them as a
band, and of the shortest each by itself. So two texts of at most `SHORT` grams that are
alike enough to be offered are found without fail: they share two grams, or one where
neither has more than `TINY`.

Which stretches are chosen is the same in every pair of editions; the pair is in the
number that comes of it: one index serves all, each by itself. What is kept was made
with these numbers; whoever changes them has to make the bands anew.
"""

from bisect import bisect_left
from itertools import combinations
from zlib import crc32

from articles.memory.grams import IN_PAIRS, grams_of

BANDS = 24
# Letters of Hangul, Han, kana …, and of words.
STRETCH_PAIRED, STRETCH = 3, 5
SHORT, TINY = 8, 3
# A text of fewer grams cannot be like one that is not short.
LONG = 6
_MOST = 2**32 - 1


def _mixed(number) -> int:
    """32 bits that look like chance; the same everywhere and always."""
    number = (number * 0x9E3779B97F4A7C15) & (2**64 - 1)
    number = ((number ^ number >> 29) * 0xBF58476D1CE4E5B9) & (2**64 - 1)
    return number >> 32


# Two rings, so that a stretch with a wide gap before it is not chosen on both.
_RINGS = [(_mixed(ring + 1) | 1, range(ring, 2 * BANDS, 2)) for ring in range(2)]
_POINTS = [_mixed(1_000 + number) for number in range(2 * BANDS)]


def bands_of(runs, pair) -> list[int]:
    """Of `grams.runs_of` a text; `pair` are the numbers of two editions."""
    own = crc32(f"{pair[0]} {pair[1]} ".encode())
    grams = grams_of(runs)
    found = set()
    if len(grams) <= SHORT:
        numbers = sorted(_numbers(grams, 0))
        found.update(_together(two) for two in combinations(numbers, 2))
        if len(grams) <= TINY:
            found.update(_together((one, one)) for one in numbers)
    if len(grams) >= LONG:
        found.update(_chosen(_numbers(_stretches(runs), _MOST)))
    # As PostgreSQL counts: with a sign.
    return sorted({_mixed(band << 32 | own) - 2**31 for band in found})


def _numbers(texts, begun) -> list[int]:
    return [crc32(each.encode("utf-8"), begun) for each in texts]


def _together(two) -> int:
    return _mixed(min(two) << 32 | max(two))


def _stretches(runs) -> set[str]:
    """From each place of the text; blanks are not told apart beside Hangul and Han."""
    line = "".join(runs).replace("  ", " ")
    paired = {found.start() for found in IN_PAIRS.finditer(line)}
    behind = len(line) - STRETCH_PAIRED
    found = {line[at : at + STRETCH_PAIRED] for at in paired if at <= behind}
    places = range(len(line) - STRETCH + 1)
    found.update([line[at : at + STRETCH] for at in places if at not in paired])
    return found or {line}


def _chosen(numbers):
    at_points = [0] * len(_POINTS)
    for factor, places in _RINGS:
        ring = sorted([number * factor & _MOST for number in numbers])
        for place in places:
            at_points[place] = ring[bisect_left(ring, _POINTS[place]) % len(ring)]
    return map(_together, zip(at_points[::2], at_points[1::2], strict=True))
