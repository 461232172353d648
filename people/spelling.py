"""Finding a person however the name is written.

A name is folded to keys: compatibility forms, case, hyphens, dots and spaces do not
count, nor does the order of its parts. A name in Hangul also gets the keys of its
romanisations, and Latin names a key of their sound, in which the usual ways to
romanise Korean fall together (Moon and Mun, Lee and Yi, Jeon and Chon).
"""

import re
import unicodedata

from people.models import Person, Spelling

_PARTS = re.compile(r"[\s\-‐‑‒–'’‘.·・,]+")
_INITIALS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ")
_FINALS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ")
# Families that write themselves otherwise than any system would.
_FAMILIES = {
    "이": "lee",
    "리": "lee",
    "박": "park",
    "최": "choi",
    "정": "jung",
    "임": "lim",
    "림": "lim",
    "노": "roh",
    "로": "roh",
    "유": "yoo",
    "류": "ryu",
    "우": "woo",
    "오": "oh",
    "안": "ahn",
    "양": "yang",
    "여": "yeo",
    "허": "huh",
}
# Letters that the systems of romanisation use for one sound, longest first.
_SOUNDS = (
    ("lee", "i"),
    ("rhee", "i"),
    ("yi", "i"),
    ("park", "pak"),
    ("choi", "choe"),
    ("roh", "no"),
    ("oo", "u"),
    ("ee", "i"),
    ("ou", "u"),
    ("ui", "i"),
    ("eu", "u"),
    ("eo", "o"),
    ("ŏ", "o"),
    ("ŭ", "u"),
    ("ae", "e"),
    ("oe", "e"),
    ("uh", "o"),
    ("ah", "a"),
    ("oh", "o"),
    ("wo", "o"),
    ("kk", "k"),
    ("tt", "t"),
    ("pp", "p"),
    ("ss", "s"),
    ("jj", "c"),
    ("ch", "c"),
    ("sh", "s"),
    ("j", "c"),
    ("g", "k"),
    ("d", "t"),
    ("b", "p"),
    ("r", "l"),
    ("u", "o"),
)


def fold(text: str) -> str:
    """The name with nothing left that people vary: one key of one spelling."""
    return "".join(_folded_parts(text))[:200]


def _folded_parts(text) -> list[str]:
    parts = _PARTS.split(unicodedata.normalize("NFKC", text).casefold())
    return [part for part in parts if part]


def keys(name: str) -> set[str]:
    """Every key under which `name` is to be found."""
    parts = _folded_parts(name)
    if not parts:
        return set()
    found = {fold(name), "".join(sorted(parts))[:200]}
    for latin in [parts, *_romanised("".join(parts))]:
        found |= _sound_keys(latin)
    return {key for key in found if key}


def _sound_keys(parts) -> set[str]:
    """Keys of the sound, with the family name first and last."""
    if not all(part.isascii() or _is_latin(part) for part in parts):
        return set()
    orders = (parts, [*parts[-1:], *parts[:-1]], [*parts[1:], *parts[:1]])
    return {f"~{''.join(_sound(part) for part in order)}"[:200] for order in orders}


def _is_latin(text) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") for letter in text)


def _sound(part) -> str:
    for letters, sound in _SOUNDS:
        part = part.replace(letters, sound)
    return part


def _romanised(name) -> list[list[str]]:
    """Family and given name of a name in Hangul, in Latin letters; else nothing."""
    if not (2 <= len(name) <= 5 and all("가" <= letter <= "힣" for letter in name)):
        return []
    given = "".join(_latin(letter) for letter in name[1:])
    families = {_latin(name[0]), _FAMILIES.get(name[0], _latin(name[0]))}
    return [[family, given] for family in sorted(families)]


def _latin(syllable) -> str:
    code = ord(syllable) - ord("가")
    initial, vowel, final = code // 588, code % 588 // 28, code % 28
    return _INITIALS[initial] + _VOWELS[vowel] + _FINALS[final]


def respell(person: Person) -> None:
    """Write the keys of all spellings of a person: call it when a name is saved."""
    names = {person.name}
    for profile in person.profiles.all():
        names |= {profile.name, *profile.other_spellings.splitlines()}
    wanted = set().union(*(keys(name) for name in names))
    person.spellings.exclude(key__in=wanted).delete()
    Spelling.objects.bulk_create(
        (Spelling(person=person, key=key) for key in wanted), ignore_conflicts=True
    )


def matching(name: str):
    """People who are written so, in any edition, closest first."""
    exact = Person.objects.filter(spellings__key=fold(name)).distinct()
    return (
        exact
        if exact
        else Person.objects.filter(spellings__key__in=keys(name)).distinct()
    )


def search(text: str):
    """People of whose name `text` may be a part or another spelling."""
    folded = fold(text)
    if not folded:
        return Person.objects.none()
    part = Person.objects.filter(spellings__key__contains=folded)
    return (part | Person.objects.filter(spellings__key__in=keys(text))).distinct()
