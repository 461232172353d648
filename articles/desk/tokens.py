"""A text cut into the words that a reader sees, in any script.

Words where a script has spaces; a Korean word as stem and particle; in scripts without
spaces, runs of one kind of letter (kanji, kana, Thai …) that `letters_of` cuts further.
Nothing is ever cut inside what is read as one letter: a base with its marks, a flag, a
family of emoji.
"""

import re
from typing import NamedTuple
from unicodedata import category, is_normalized, normalize

from people.patterns import lazy_pattern


def _marks(first, last) -> str:
    """Every mark that hangs on the letter before it, for a class of a pattern."""
    codes = range(first, last + 1)
    return "".join(chr(code) for code in codes if category(chr(code))[0] == "M")


# Joiners, colours of skin and the letters of some flags hang on what is before, too.
_HANGING = f"{_marks(0, 0xFFFF)}\u200c\u200d"
# Apart, and asked about only where a letter can be one: there are many of them.
_FAR = _marks(0x10000, 0x1FFFF) + "\U0001f3fb-\U0001f3ff\U000e0020-\U000e01ef"
_HANGS = f"(?:[{_HANGING}]|(?=[\U00010000-\U000e01ef])[{_FAR}])"
_M = f"{_HANGS}*"
_HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3100-\u312f\u31a0-\u31bf\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_HIRAGANA = "\u3041-\u3096\u309d-\u309f"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff"
# Thai, Lao, Tibetan, Burmese, Khmer and their neighbours.
_UNSPACED = "\u0e01-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df"
_UNSPACED += "\u1a20-\u1aad\ua9e0-\ua9fe\uaa60-\uaa7f"
_PICTURES = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_OTHERS = f"{_HAN}{_HIRAGANA}{_KATAKANA}{_HANGUL}{_UNSPACED}"
_SPACED = rf"(?:[A-Za-z]|(?![{_OTHERS}])[^\W\d_]){_M}"

_TOKEN = lazy_pattern(
    rf"""
    (?P<space>\s+{_M})
    | (?P<flag>[\U0001f1e6-\U0001f1ff]{{2}}{_M})
    | (?P<number>\d+{_M}(?:[.,:\u066b\u066c]\d+{_M})*(?:{_SPACED})*)
    | (?P<hangul>(?:[{_HANGUL}]{_M})+)
    | (?P<unspaced>(?:[{_HAN}]{_M})+|(?:[{_HIRAGANA}]{_M}\u30fc?)+
        |(?:[{_UNSPACED}]{_M})+)
    | (?P<katakana>(?:[{_KATAKANA}]{_M})+)
    | (?P<word>{_SPACED}(?:{_SPACED}|\d{_M}|['\u2019\u02bc\u00b7_-](?=[^\W_]))*)
    | (?P<picture>[{_PICTURES}]{_M}(?:(?<=\u200d)[{_PICTURES}]{_M})*)
    | (?P<other>\r\n|.{_M})
    """,
    re.VERBOSE | re.DOTALL,
)
# One letter as it is read; a Thai or Lao vowel stands before or after its consonant.
_LETTER = lazy_pattern(
    rf"[\u0e40-\u0e44\u0ec0-\u0ec4]?.{_M}"
    r"[\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3]?",
    re.DOTALL,
)
_SENTENCE = lazy_pattern(
    rf".*?(?:\n(?!{_HANGS})|[.!?\u061f\u0964]\s+(?!{_HANGS})"
    rf"|[\u3002\uff01\uff1f]+(?![\u3002\uff01\uff1f\u300d\u300f]|{_HANGS})|\Z)",
    re.DOTALL,
)
# What may hang on a Korean noun: the longest one is split off.
PARTICLES = (
    *("이", "가", "은", "는", "을", "를", "의", "에", "와", "과", "도", "만", "로"),
    *("으로", "에서", "에게", "부터", "까지", "보다", "처럼", "마저", "조차", "이나"),
    *("이라", "라고", "이라고", "라는", "이라는", "에는", "에도", "에만", "에서는"),
    *("에서도", "에게는", "에게서", "으로는", "로는", "으로도", "로도", "으로서"),
    *("로서", "으로써", "로써", "으로부터", "로부터", "까지는", "까지도", "부터는"),
    *("과의", "와의", "과는", "와는", "만은", "만이", "만을", "에서의", "으로의"),
    *("로의", "한테", "께서", "께서는", "이며", "이고", "이다", "이었다", "였다"),
)
_PARTICLE = lazy_pattern(rf"(?<=..)(?:{'|'.join(sorted(PARTICLES, key=len)[::-1])})\Z")
_UNIFIED = lazy_pattern("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")


class Token(NamedTuple):
    """`kind` is the name of a group of the pattern, or "particle"."""

    kind: str
    text: str


def composed(text: str) -> str:
    """`text` with each letter written in one way, however it was typed or pasted.

    Han letters that are variants of another are left: in a name, that is a change.
    """
    if is_normalized("NFC", text):
        return text
    parts = _UNIFIED.split(text)
    parts[::2] = [normalize("NFC", part) for part in parts[::2]]
    return "".join(parts)


def tokens_of(text: str) -> list[Token]:
    tokens = []
    for found in _TOKEN.finditer(text):
        if found.lastgroup == "hangul" and (particle := _PARTICLE.search(found[0])):
            tokens.append(Token("hangul", found[0][: particle.start()]))
            tokens.append(Token("particle", particle[0]))
        else:
            tokens.append(Token(found.lastgroup, found[0]))
    return tokens


def letters_of(tokens) -> list[Token]:
    """The same, with the runs of scripts without spaces cut into letters."""
    return [
        Token("letter", part) if token.kind == "unspaced" else token
        for token in tokens
        for part in (
            _LETTER.findall(token.text) if token.kind == "unspaced" else [token.text]
        )
    ]


def sentences_of(text: str) -> list[Token]:
    return [Token("sentence", part) for part in _SENTENCE.findall(text) if part]
