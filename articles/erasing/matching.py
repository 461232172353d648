"""The pattern of an erasure in Python, for what no query reaches: packed sessions and
files. Files may hold a name in any of the encodings that programs write."""

import re
import unicodedata

from articles.erasing import database

WHOLE = "***:"
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_PARTING = re.compile(r"[\s\u00a0\u3000_\u00b7\u30fb\u2010-\u2013-]+")
_LETTERS = re.compile(
    r"[0-9A-Za-z\u00aa-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff]"
)
# “Oren’s boat” is “orens-boat” in an address.
_POSSESSIVE = re.compile(r's([-/"?#&]|$)')


def spots_in_text(erasure):
    """A function of a text: from where to where the words stand in it, one by one."""
    given = database.pattern(erasure)
    is_whole = given.startswith(WHOLE)
    pattern = re.compile(given.removeprefix(WHOLE), re.IGNORECASE)

    def spots(text):
        for found in pattern.finditer(text):
            first, past = found.span()
            past = _ends(text, first, past) if is_whole else past
            if past:
                yield first, past

    return spots


def in_text(erasure):
    """A function of a text: whether it holds the words."""
    spots = spots_in_text(erasure)
    return lambda text: any(True for _spot in spots(text))


def _ends(text, first, past) -> int:
    """Where they end that stand on their own, as `erase_ends` says it; else 0."""
    before = text[first - 1 : first] if first else ""
    if before and _LETTERS.match(text[first]) and _LETTERS.match(before):
        return 0
    if not (_LETTERS.match(text[past - 1]) and _LETTERS.match(text[past : past + 1])):
        return past
    piece = text[first:past]
    is_address = piece == piece.lower() and before in ("", "-", "/", '"')
    return past + 1 if is_address and _POSSESSIVE.match(text, past) else 0


def in_bytes(erasure):
    """A pattern of bytes, or None where no words are looked for."""
    ways = [
        way
        for word in erasure.words
        for encoding in ENCODINGS
        if (way := _in_encoding(unicodedata.normalize("NFC", word.strip()), encoding))
    ]
    return re.compile(b"|".join(ways), re.DOTALL) if ways else None


def _in_encoding(word, encoding) -> bytes:
    parting = b"(?:[\x00\\s_-]|\xc2\xa0|\xe2\x80[\x90-\x93]|\xe3\x83\xbb){0,4}"
    parts = [
        b"".join(_letter(letter, encoding) for letter in part)
        for part in _PARTING.split(word)
        if part
    ]
    return parting.join(parts)


def _letter(letter, encoding) -> bytes:
    forms = {letter, letter.lower(), letter.upper()}
    forms |= {unicodedata.normalize("NFD", each) for each in forms}
    made = sorted(re.escape(each.encode(encoding)) for each in forms)
    return b"(?:" + b"|".join(made) + b")"
