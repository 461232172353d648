"""Whether words of a file can be those of an edition, by the letters they are in."""

import unicodedata
from collections import Counter

_HAN = {"ja", "ko", "zh", "yue"}
_ARABIC = {"ar", "ckb", "fa", "ps", "sd", "ug", "ur"}
_CYRILLIC = {"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk", "uz"}
# Letters -> languages that are written in them. Latin ones are everywhere: agencies
# write English to newsrooms of every language.
_WRITTEN_IN = {
    "HANGUL": {"ko"},
    "HIRAGANA": {"ja"},
    "KATAKANA": {"ja"},
    "CJK": _HAN,
    "CYRILLIC": _CYRILLIC,
    "ARABIC": _ARABIC,
    "HEBREW": {"he", "yi"},
    "GREEK": {"el"},
}


def fits(text, edition) -> bool:
    """False where most letters of the text are none of the edition's language."""
    language = edition.language_code.partition("-")[0].lower() if edition else ""
    scripts = Counter(_script(each) for each in text[:2000] if each.isalpha())
    if not scripts or not language:
        return True
    foreign = sum(
        count
        for script, count in scripts.items()
        if language not in _WRITTEN_IN.get(script, {language})
    )
    return foreign * 2 <= scripts.total()


def _script(letter) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
