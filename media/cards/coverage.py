"""Which letters a font file has, read from its own table (`cmap`): Pillow does not say,
and draws a box for what is missing."""

import struct
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

# Of what is in a table, the fullest first: all of Unicode, then its first plane.
_SUBTABLES = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))


class Letters:
    """Code points as ranges in order."""

    def __init__(self, ranges):
        ranges = sorted(ranges)
        self._starts = [start for start, _end in ranges]
        self._ends = [end for _start, end in ranges]

    def __contains__(self, letter) -> bool:
        at = bisect_right(self._starts, ord(letter)) - 1
        return at >= 0 and ord(letter) <= self._ends[at]


@lru_cache(maxsize=64)
def letters_of(path, index=0) -> Letters:
    """Those of one face; none of a file that is no font that we can read."""
    try:
        with Path(path).open("rb") as file:
            return Letters(_ranges(_table(file, index)))
    except (OSError, struct.error, IndexError, ValueError):
        return Letters([])


def _table(file, index) -> bytes:
    """The bytes of the face's `cmap`."""
    start = 0
    if file.read(4) == b"ttcf":
        file.seek(12 + 4 * index)
        (start,) = struct.unpack(">I", file.read(4))
    file.seek(start + 4)
    (count,) = struct.unpack(">H", file.read(2))
    file.seek(start + 12)
    for _each in range(count):
        tag, _sum, offset, length = struct.unpack(">4sIII", file.read(16))
        if tag == b"cmap":
            file.seek(offset)
            return file.read(length)
    raise ValueError("no cmap")


def _ranges(table) -> list[tuple]:
    (count,) = struct.unpack_from(">H", table, 2)
    found = {}
    for each in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * each)
        found[platform, encoding] = offset
    offset = next(found[key] for key in _SUBTABLES if key in found)
    (kind,) = struct.unpack_from(">H", table, offset)
    if kind == 12:
        return _groups(table, offset)
    if kind == 4:
        return _segments(table, offset)
    raise ValueError("a cmap of another kind")


def _groups(table, offset):
    (count,) = struct.unpack_from(">I", table, offset + 12)
    for each in range(count):
        start, end, _glyph = struct.unpack_from(">III", table, offset + 16 + 12 * each)
        yield start, end


def _segments(table, offset):
    (twice,) = struct.unpack_from(">H", table, offset + 6)
    count = twice // 2
    columns = struct.Struct(f">{count}H")
    ends = columns.unpack_from(table, offset + 14)
    starts = columns.unpack_from(table, offset + 16 + twice)
    deltas = columns.unpack_from(table, offset + 16 + 2 * twice)
    at = offset + 16 + 3 * twice
    offsets = columns.unpack_from(table, at)
    for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(start, end + 1):
            glyph = code
            if offsets[n]:
                place = at + 2 * n + offsets[n] + 2 * (code - start)
                (glyph,) = struct.unpack_from(">H", table, place)
            if code != 0xFFFF and (glyph + deltas[n]) & 0xFFFF:
                yield code, code
