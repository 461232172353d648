"""What a picture file says of itself in EXIF, IPTC and XMP: words that a person may
want (caption, credit, place, …) and facts that nobody outside may have (where, with
what, by whom it was made).

Only the decoder's process (media/decoder.py) calls `line_of`. What it answers is one
line of JSON, which media/told.py believes nothing of but short texts of known names.
"""

import json
import struct

from PIL.Image import DecompressionBombError

from . import exif, iptc, names, xmp
from .charset import Guess
from .containers import parts_of

# What readers of such blocks stumble over where a block is not what it claims to be.
_BROKEN = (ValueError, KeyError, IndexError, TypeError, OverflowError, OSError)
_BROKEN = (*_BROKEN, SyntaxError, EOFError, AttributeError, RecursionError)
_BROKEN = (*_BROKEN, ArithmeticError, struct.error)
_BROKEN = (*_BROKEN, DecompressionBombError)


def line_of(data: bytes) -> str:
    """The facts of a file as one line of ASCII; of a broken one, what can be read."""
    return json.dumps(facts_of(data))


def facts_of(data: bytes) -> dict:
    parts = _tried(parts_of, data) or {}
    sources = []
    for read, name in ((xmp.read, "xmp"), (iptc.read, "iptc"), (exif.read, "exif")):
        if name in parts:
            sources.append(_tried(read, parts[name]) or {})
    sources.append(parts.get("texts", {}))
    guess = Guess([value for source in sources for value in _raw(source)])
    return names.settled([_decoded(source, guess) for source in sources])


def _raw(source):
    values = [each for values in source.values() for each in values]
    return [each for each in values if isinstance(each, bytes)]


def _decoded(source, guess):
    """Texts that say in which charset they are came as such; the others in bytes."""
    return {
        name: [guess.text(each) if isinstance(each, bytes) else each for each in values]
        for name, values in source.items()
    }


def _tried(read, data):
    try:
        return read(data)
    except _BROKEN:
        return None
