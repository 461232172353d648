"""Finding a person however the name is written.

A name is folded to keys: compatibility forms, case, accents, hyphens, dots and
spaces do not count, nor does which part comes first. Names that may be Korean have
keys in Hangul too (`~`), names that may be Japanese in plain Latin letters (`^`), so
that 문동희 and Moon Dong-hee, たなか and Tanaka meet. What a name begins with, as it is
written or with the family's part first, has keys of its own (`=`).
"""

import re
import unicodedata

from django.db.models import Exists, OuterRef, Q

from people import japanese, korean
from people.models import Person, Profile, Spelling

LONGEST = 200
_PARTS = re.compile(r"[\s\-‐‑‒–—_.·・‧,，、/]+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヷ"))}


def fold(text: str) -> str:
    """The name with nothing left that people vary: one key of one spelling."""
    return "".join(_parts(text))[:LONGEST]


def keys(name: str) -> set[str]:
    """Every key under which `name` is to be found."""
    parts = _parts(name)
    turned = {
        "".join(parts[place:] + parts[:place])[:LONGEST] for place in range(len(parts))
    }
    hangul = _korean(parts)
    return turned | hangul | _japanese(parts, strict=bool(hangul))


def respell(person: Person) -> None:
    """Write the keys of all spellings of a person: call it when a name is saved."""
    wanted = set()
    for name, family in _names(person):
        wanted |= keys(name)
        wanted |= {f"={front}"[:LONGEST] for front in _fronts(name, family) if front}
    person.spellings.exclude(key__in=wanted).delete()
    Spelling.objects.bulk_create(
        (Spelling(person=person, key=key) for key in sorted(wanted)),
        ignore_conflicts=True,
    )


def matching(name: str):
    """People who are written so in any edition; where nobody is, people whose name
    may be the same one in another writing."""
    exact = _with_keys({fold(name)} - {""})
    return exact if exact else _with_keys(keys(name))


def alike(names):
    """People who may be one of `names`, written so or otherwise."""
    return _with_keys(set().union(*(keys(name) for name in names)))


def search(text: str):
    """People of whose name `text` may be a part or another spelling."""
    parts = _parts(text)
    if not parts:
        return Person.objects.none()
    wanted = Q(key__contains="".join(parts)[:LONGEST]) | Q(key__in=keys(text))
    if all(_is_latin(part) for part in parts):
        wanted |= _heard(parts)
    return Person.objects.filter(
        pk__in=Spelling.objects.filter(wanted).values("person")
    )


def nearest_first(people, text: str):
    """Those whose name, or whose family's part of it, begins with `text`, and then the
    others; by name among each other."""
    begins = Spelling.objects.filter(_begins(_parts(text)), person=OuterRef("pk"))
    return people.annotate(begins=Exists(begins)).order_by("-begins", "name", "pk")


def _begins(parts):
    text = "".join(parts)[:LONGEST]
    if not text:
        return Q(pk=None)
    wanted = Q(key__startswith=f"={text}")
    if hangul := korean.plain(text):
        wanted |= Q(key__startswith=f"~{hangul}")
    if all(_is_latin(part) for part in parts):
        first, _inside = korean.beginnings(parts)
        for name in sorted(first)[:40]:
            wanted |= Q(key__startswith=f"~{name}")
        if read := "".join(japanese.from_latin(part) or "" for part in parts):
            wanted |= Q(key__startswith=f"={read}")
    return wanted


def _with_keys(wanted):
    found = Spelling.objects.filter(key__in=wanted).values("person")
    return Person.objects.filter(pk__in=found)


def _names(person):
    """Each spelling with the family's part of it, where somebody said which it is."""
    yield person.name, ""
    # Not `person.profiles`: it may have been read before they were changed.
    for profile in Profile.objects.filter(person=person):
        yield profile.name, profile.family
        yield profile.reading, ""
        for name in profile.other_spellings.splitlines():
            yield name, ""


def _fronts(name, family):
    """The name as it is written, and with the family's part first. Where nobody said
    which that is, it is the last word, unless the name begins with a Korean one."""
    words = name.split()
    yield fold(name)
    if family and family in name:
        yield fold(family + name.replace(family, "", 1))
    elif len(words) > 1 and not korean.is_family(fold(words[0])):
        yield fold(words[-1] + "".join(words[:-1]))
    read = [japanese.from_kana(part) for part in _parts(name)]
    if read and all(read):
        yield "".join(read)


def _parts(text) -> list[str]:
    text = text[:LONGEST]
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_KATAKANA)
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain))
    bare = unicodedata.normalize("NFC", bare).translate(_LETTERS)
    parts = ("".join(filter(_counts, part)) for part in _PARTS.split(bare))
    return [part for part in parts if part]


def _counts(letter) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")


def _korean(parts) -> set[str]:
    if hangul := korean.of_hangul("".join(parts)):
        return {f"~{hangul}"}
    if not all(_is_latin(part) for part in parts):
        return set()
    return {f"~{name}" for name in korean.of_latin(parts)}


def _japanese(parts, strict) -> set[str]:
    """`strict` for a name that may be Korean: there Cho and Choo are two."""
    if len(parts) < 2:
        return set()
    read = [
        japanese.from_kana(part) or japanese.from_latin(part, long_vowels=strict)
        for part in parts
    ]
    return {f"^{' '.join(sorted(read))}"[:LONGEST]} if all(read) else set()


def _heard(parts):
    """Keys that hold what Latin letters may stand for, as far as typed."""
    first, inside = korean.beginnings(parts)
    wanted = Q(pk=None)
    for name in sorted(first)[:40]:
        wanted |= Q(key__startswith=f"~{name}")
    for name in sorted(inside)[:40]:
        wanted |= Q(key__startswith="~", key__endswith=name)
    read = [japanese.from_latin(part) for part in parts]
    if all(read):
        for part in read:
            wanted |= Q(key__startswith="^", key__contains=part)
    return wanted


def _is_latin(text) -> bool:
    return all("a" <= letter <= "z" for letter in text)
