"""Letters as they are compared: one form for what a reader takes for the same.

A text and what is looked for in it go the same way, so that 북한 in pieces (NFD), full
and half width, Arabic and Persian keyboards, and capitals make no difference.
"""

import re
import unicodedata

# Two letters that look the same are typed on an Arabic and on a Persian keyboard.
_SAME = str.maketrans(
    {
        **{"ی": "ي", "ى": "ي", "ې": "ي", "ک": "ك", "ڪ": "ك", "ۀ": "ه", "ە": "ه"},
        **dict.fromkeys("أإآٱ", "ا"),
    }
)
# Not written in most texts: vowel signs of Arabic and Hebrew, the stroke that makes a
# word longer, and signs that have no width.
_UNWRITTEN = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]"
)
# All of both stand here; most texts have none, and going through them takes longer.
_OTHERWISE = re.compile("[\u00ad\u0591-\u06ff\u200b-\u2069\ufe00-\ufeff]")
# Hangul, Han and Kana: written without spaces, or with endings that hang on words.
_JOINED = (
    "\u1100-\u11ff\uac00-\ud7ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035"
    "\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3131-\u318e"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)


def _marks() -> str:
    """Signs that stand on the letter before them, as ranges of a class: of the first
    plane only, for a class with others is looked through range by range."""
    ranges = []
    for code in range(0x300, 0x10000):
        if unicodedata.category(chr(code))[0] == "M":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


MARKS = _marks()
# Of a word that is not in such a run: a letter or digit, and the same with its marks.
LETTER = rf"[^\W_{_JOINED}]"
IN_WORD = rf"(?:{LETTER}|[{MARKS}])"
_RUN = re.compile(rf"([{_JOINED}]+)|{LETTER}+(?:[{MARKS}]+{LETTER}*)*")
_PLAIN_RUN = re.compile("[a-z0-9]+")


def fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text)
    if _OTHERWISE.search(text):
        text = _UNWRITTEN.sub("", text).translate(_SAME)
    return text.lower()


def runs(folded: str) -> list[tuple[bool, str]]:
    """The words of a folded text, in its order; True with a run of Hangul, Han or
    Kana, however many words that is."""
    if folded.isascii():
        return [(False, word) for word in _PLAIN_RUN.findall(folded)]
    return [(bool(each[1]), each[0]) for each in _RUN.finditer(folded)]


def pairs(run: str) -> list[str]:
    """Two letters at a time: what a longer run has in common with a part of it."""
    return [run[at : at + 2] for at in range(len(run) - 1)]


def tokens(run: str) -> list[str]:
    """Of a run in a text: its pairs, and its last letter, which begins none."""
    return [*pairs(run), run[-1]]
