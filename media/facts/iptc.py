"""IPTC-IIM: what agencies have written into pictures since 1991."""

import struct

_UTF8 = b"\x1b%G"
_CHARSET = (1, 90)
_NAMES = {
    (2, 5): "title",
    (2, 40): "instructions",
    (2, 55): "date",
    (2, 65): "software",
    (2, 80): "byline",
    (2, 90): "place",
    (2, 92): "place",
    (2, 95): "place",
    (2, 101): "place",
    (2, 105): "headline",
    (2, 110): "credit",
    (2, 115): "source",
    (2, 116): "copyright",
    (2, 120): "caption",
}
# From the near to the far, whatever order they were written in.
_PLACES = ((2, 92), (2, 90), (2, 95), (2, 101))
MOST_FIELDS = 500


def read(data: bytes) -> dict:
    """Lists of values by our names; bytes, unless the block says that it is UTF-8."""
    fields = _fields(data)
    is_utf8 = fields.get(_CHARSET, [b""])[0].startswith(_UTF8)
    ordered = [each for each in fields if each not in _PLACES]
    found = {}
    for key in (*ordered, *(each for each in _PLACES if each in fields)):
        if key in _NAMES:
            values = [value[:8000] for value in fields[key] if value]
            if is_utf8:
                values = [value.decode("utf-8", "replace") for value in values]
            found.setdefault(_NAMES[key], []).extend(values)
    return found


def _fields(data):
    found, at = {}, 0
    for _number in range(MOST_FIELDS):
        if at + 5 > len(data) or data[at] != 0x1C:
            break
        record, kind, length = struct.unpack_from(">BBH", data, at + 1)
        if length & 0x8000:  # longer than 32 kB: nothing that we want
            break
        found.setdefault((record, kind), []).append(data[at + 5 : at + 5 + length])
        at += 5 + length
    return found
