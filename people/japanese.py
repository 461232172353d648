"""Japanese names: kana and every way to write them in Latin letters, as one form.

Long vowels do not count (Satō, Satou and Sato are one), and Hepburn becomes Kunrei
(shi is si), because that takes the same letters for a row of kana throughout.
"""

import re

_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "g": "がぎぐげご",
    "s": "さしすせそ",
    "z": "ざじずぜぞ",
    "t": "たちつてと",
    "d": "だぢづでど",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "m": "まみむめも",
    "r": "らりるれろ",
}
_KANA = {
    kana: row + vowel
    for row, line in _ROWS.items()
    for kana, vowel in zip(line, "aiueo", strict=True)
} | {
    **{"や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "を": "o", "ん": "n"},
    **{"ぢ": "zi", "づ": "zu", "ゔ": "bu", "ー": ""},
}
_SMALL = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo"}
_KUNREI = (
    *(("sh", "sy"), ("ch", "ty"), ("tsu", "tu"), ("j", "zy"), ("f", "h")),
    *(("syi", "si"), ("tyi", "ti"), ("zyi", "zi"), ("yy", "y"), ("l", "r")),
    *(("mb", "nb"), ("mp", "np"), ("mm", "nm"), ("tty", "ty")),
)
_SYLLABLES = re.compile(
    r"(?:(?:sh|ch|ts|[kgsztdnhbpmryw]y?|[fj])?[aiueo]|n|m(?=[bpm])|"
    r"([kstp])(?=\1)|t(?=ch))+"
)
_LONG = re.compile(r"ou|oo|uu|oh(?![aiueoy])")


def from_kana(part: str) -> str:
    """A part of a name in hiragana as `from_latin` gives it; else nothing."""
    letters = []
    for kana in part:
        if kana in _SMALL and letters and letters[-1].endswith("i"):
            letters[-1] = letters[-1][:-1] + _SMALL[kana]
        elif kana in _KANA:
            letters.append(_KANA[kana])
        elif kana != "っ":
            return ""
    return _shorter("".join(letters))


def from_latin(part: str, *, long_vowels=False) -> str:
    """A part of a name in Latin letters, if it may be Japanese; else nothing.

    With `long_vowels` Sato and Satoo stay two names.
    """
    if not _SYLLABLES.fullmatch(_LONG.sub("o", part)):
        return ""
    for hepburn, kunrei in _KUNREI:
        part = part.replace(hepburn, kunrei)
    return part if long_vowels else _shorter(part)


def _shorter(letters):
    return re.sub(r"([kstp])\1", r"\1", _LONG.sub(lambda m: m[0][0], letters))
