"""Older encodings of newsroom texts, told apart by the letters that they give."""

import re

from django.utils.translation import gettext as _

from people.patterns import lazy_pattern

HANGUL = lazy_pattern(r"[가-힣]")
KANA = lazy_pattern(r"[\u3041-\u30ff]")
HAN = lazy_pattern(r"[\u4e00-\u9fff]")
CYRILLIC = lazy_pattern(r"[А-Яа-яЁёІіЇїЄєҐґ]")
CYRILLIC_SMALL = lazy_pattern(r"[а-яёіїєґ]")
WESTERN = lazy_pattern(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ‘’“”–—…€©®°«»¿¡·•\u00a0]")
COMMON_HAN = frozenset("的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們")


def legacy(data: bytes) -> tuple[str, str] | None:
    """Return the text and the encoding's name, or None when nothing fits well."""
    for fits in (_korean, _japanese, _chinese, _cyrillic, _western):
        found = fits(data)
        if found:
            return found
    return None


# First subtag of a language -> how its older programmes for tables save: codec, name,
# and the letters that then have to be there.
_CYRILLIC_CODECS = tuple(
    (codec, name, CYRILLIC)
    for codec, name in (
        ("cp1251", "Windows-1251"),
        ("koi8-r", "KOI8-R"),
        ("cp866", "CP866"),
    )
)
_OF_LANGUAGE = {
    "ko": (("cp949", "EUC-KR, CP949", HANGUL),),
    "ja": (("cp932", "Shift-JIS", KANA), ("euc_jp", "EUC-JP", KANA)),
    "zh": (("gb18030", "GB18030", HAN), ("big5", "Big5", HAN)),
    **dict.fromkeys(("ru", "uk", "be", "bg"), _CYRILLIC_CODECS),
}


def in_language(data: bytes, language: str) -> tuple[str, str] | None:
    """The same where it is known that words of that language (a tag) are in it, among
    words of others."""
    best = None
    for codec, name, letters in _codecs_of(language):
        text = _strict(data, codec)
        score = _likeness(text, letters) if text else 0
        if score > 0.1 and (best is None or score > best[0]):
            best = (score, text, name)
    return best and best[1:]


def encodings_of(language: str) -> str:
    """The names of those that are looked for; empty where none is the language's."""
    return ", ".join(name for _codec, name, _letters in _codecs_of(language))


def _codecs_of(language):
    found = _OF_LANGUAGE.get(language.split("-")[0].lower(), ())
    is_traditional = re.search(r"-(hant|tw|hk|mo)\b", language, re.IGNORECASE)
    return found[::-1] if is_traditional else found


def _likeness(text, letters) -> float:
    """How much of the letters beyond ASCII is of the language, and in everyday use."""
    found = letters.findall(text)
    share = _share(letters, text)
    if not found or re.search("[｡-ﾟ]{3}", text):
        return 0
    if letters is HANGUL:
        return share * (sum(map(_is_everyday, found)) >= 0.9 * len(found))
    if letters is CYRILLIC:
        return share * len(CYRILLIC_SMALL.findall(text)) / len(found)
    if letters is HAN:
        # Any bytes are some characters of these; the usual ones tell.
        usual = sum(each in COMMON_HAN for each in found) / len(found)
        return share * (0.3 + usual)
    return share


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _share(pattern: re.Pattern, text: str) -> float:
    letters = sum(char > "\x7f" and char.isalpha() for char in text)
    return len(pattern.findall(text)) / letters if letters else 0.0


def _korean(data: bytes) -> tuple[str, str] | None:
    text = _strict(data, "cp949")
    if text is None or _share(HANGUL, text) < 0.85:
        return None
    # Other encodings read as CP949 give syllables that Korean never uses.
    syllables = HANGUL.findall(text)
    everyday = sum(_is_everyday(char) for char in syllables)
    if everyday < 0.97 * len(syllables):
        return None
    return text, _("Korean (EUC-KR or CP949)")


def _is_everyday(char: str) -> bool:
    try:
        char.encode("euc_kr")
    except UnicodeEncodeError:
        return False
    return True


def _japanese(data: bytes) -> tuple[str, str] | None:
    for codec, name in (("cp932", "Shift-JIS"), ("euc_jp", "EUC-JP")):
        text = _strict(data, codec)
        if text and _share(KANA, text) > 0.25 and not re.search("[｡-ﾟ]{3}", text):
            return text, _("Japanese (%(encoding)s)") % {"encoding": name}
    return None


def _chinese(data: bytes) -> tuple[str, str] | None:
    best = None
    for codec, name in (("gb18030", "GB18030"), ("big5", "Big5")):
        text = _strict(data, codec)
        if text is None or _share(HAN, text) < 0.9:
            continue
        common = sum(char in COMMON_HAN for char in text) + 2 * text.count("，")
        score = common / len(HAN.findall(text))
        if score > 0.05 and (best is None or score > best[0]):
            best = (score, text, _("Chinese (%(encoding)s)") % {"encoding": name})
    return best and best[1:]


def _cyrillic(data: bytes) -> tuple[str, str] | None:
    best = None
    for codec, name in (
        ("cp1251", "Windows-1251"),
        ("koi8-r", "KOI8-R"),
        ("cp866", "CP866"),
    ):
        text = _strict(data, codec)
        if text is None or _share(CYRILLIC, text) < 0.95:
            continue
        small = _share(CYRILLIC_SMALL, text)
        if small > 0.6 and (best is None or small > best[0]):
            best = (small, text, _("Cyrillic (%(encoding)s)") % {"encoding": name})
    return best and best[1:]


def _western(data: bytes) -> tuple[str, str] | None:
    text = _strict(data, "cp1252")
    if text is None:
        return None
    foreign = sum(char > "\x7f" for char in text)
    known = len(WESTERN.findall(text))
    if known < foreign or foreign > 0.2 * len(text):
        return None
    return text, _("Western European (Windows-1252)")
