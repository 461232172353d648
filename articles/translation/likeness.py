"""What a text and its translation have in common in any script: numbers, Latin names,
links, and names that the glossary has."""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

_NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
# Words that multiply the number before them, as they are written behind it.
_TIMES = {
    "백": 100, "百": 100, "천": 1000, "千": 1000, "만": 10**4, "万": 10**4,
    "萬": 10**4, "억": 10**8, "億": 10**8, "亿": 10**8, "조": 10**12, "兆": 10**12,
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
    "trillion": 10**12,
}  # fmt: skip
_BEHIND = re.compile(rf"\s?({'|'.join(_TIMES)})", re.IGNORECASE)
_REST = re.compile(r"(?:\s?(\d[\d.,]*)\s?(백|천|百|千)|\s?(\d{3,4}|\d,\d{3})(?!\d))")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’.-]*[A-Za-zÀ-ɏ]")
_LATIN_LETTER = re.compile(r"[A-Za-zÀ-ɏ]")
LONGEST = 20_000


@dataclass(frozen=True)
class Marks:
    """What of one text can be found again in its translation."""

    kind: str
    length: int
    numbers: frozenset
    names: frozenset
    links: frozenset

    @property
    def figures(self):
        """Numbers that nobody writes as a word."""
        return frozenset(each for each in self.numbers if each > 10)

    @property
    def all(self):
        return self.numbers | self.names | self.links


def marks_of(part, names=None) -> Marks:
    """`names` finds known names in a text, as marks that both languages share.

    Names in Latin letters stay as they are in most languages. Where the text itself is
    in such letters only words with a capital are taken for names.
    """
    text = unicodedata.normalize("NFKC", part.text[:LONGEST])
    known = {f"@{mark}" for mark in names(text)} if names else set()
    return Marks(
        kind=part.kind,
        length=_weight(text),
        numbers=frozenset(numbers_in(text)),
        names=frozenset(known | _latin(text)),
        links=frozenset(_links(part.value)),
    )


def _weight(text) -> int:
    return sum(not each.isspace() for each in text)


def numbers_in(text):
    """Numbers with their worth: 3만, 30,000 and 30 thousand are one."""
    at = 0
    while found := _NUMBER.search(text, at):
        worth, at = _worth(found[0]), found.end()
        while more := _BEHIND.match(text, at):
            worth, at = worth * _TIMES[more[1].lower()], more.end()
        # 1만 2천: what follows at once is a part of it.
        while worth >= 10_000 and (rest := _REST.match(text, at)):
            worth += _worth(rest[1] or rest[3]) * _TIMES.get(rest[2], 1)
            at = rest.end()
        # A month has a name in many languages: 11월 is November.
        if text[at : at + 1] not in ("월", "月"):
            yield worth


def _worth(digits) -> Fraction:
    plain = "".join(
        str(unicodedata.digit(each)) if each.isdigit() else each for each in digits
    )
    plain = plain.replace("٫", ".").replace("٬", ",")
    head, sign, tail = _last_sign(plain)
    if sign and len(tail) == 3 and head:
        return Fraction(re.sub(r"[.,]", "", plain))
    whole = re.sub(r"[.,]", "", head) if sign else plain
    return Fraction(f"{whole}.{tail}" if sign else whole)


def _last_sign(plain):
    place = max(plain.rfind("."), plain.rfind(","))
    return (
        (plain[:place], plain[place], plain[place + 1 :]) if place > 0 else ("", "", "")
    )


def _latin(text) -> set:
    letters = len(_LATIN_LETTER.findall(text))
    is_latin = letters * 2 > _weight(text)
    found = _LATIN.findall(text)
    return {
        each.casefold().removesuffix("'s").removesuffix("’s")
        for each in found
        if not is_latin or each[0].isupper()
    }


def _links(value):
    if isinstance(value, dict):
        if href := value.get("href"):
            yield href
        return
    if isinstance(value, list):
        for each in value:
            yield from _links(each)
