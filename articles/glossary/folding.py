"""A text with everything alike that is typed in several ways, letter for letter.

One letter stands for one, so that a place in what is folded is a place in the text.
Accents count: they are a matter of spelling, and that is what a glossary is about.
"""

import re
from unicodedata import normalize

from articles.desk.tokens import composed

# Hyphens that may be broken, soft ones, marks of direction: seen as nothing.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


class _Letters(dict):
    """For `str.translate`: what each letter is folded to, worked out once."""

    def __missing__(self, code):
        letter = chr(code)
        folded = normalize("NFKC", letter).casefold()
        if letter.isspace():
            folded = " "
        elif len(folded) != 1:
            folded = letter.lower() if len(letter.lower()) == 1 else letter
        self[code] = folded
        return folded


_FOLDED = _Letters(
    {ord(each): "'" for each in "\u2018\u2019\u02bc\u02b9"}
    | {ord(each): "-" for each in "\u2010\u2011\u2012\u2013"}
)
_FOLDED_LINES = _Letters(_FOLDED | {ord("\n"): "\n"})


class Text:
    """`shown` is the text, each letter composed; `folded` what is looked at."""

    def __init__(self, text):
        self.shown = composed(text)
        self._seen = None
        seen = self.shown
        if _UNSEEN.search(seen):
            self._seen = [
                place for place, letter in enumerate(seen) if not _UNSEEN.match(letter)
            ]
            seen = "".join(seen[place] for place in self._seen)
        self.seen = seen
        self.folded = seen.translate(_FOLDED)

    def span(self, start, end) -> tuple[int, int]:
        """Where in `shown` a stretch of `folded` stands."""
        if self._seen is None:
            return start, end
        return self._seen[start], self._seen[end - 1] + 1


def written(form) -> str:
    """A term as it is compared with large and small letters, blanks single."""
    return " ".join(_UNSEEN.sub("", composed(form)).split())


def fold(form) -> str:
    """A term as it is looked for."""
    return written(form).translate(_FOLDED)


def fold_all(forms) -> list[str]:
    """Of many terms at once, in a fraction of the time: as lines of one text."""
    forms = list(forms)
    lines = _UNSEEN.sub("", composed("\n".join(forms))).split("\n")
    if len(lines) != len(forms):
        return [fold(each) for each in forms]
    return (
        "\n".join([" ".join(each.split()) for each in lines])
        .translate(_FOLDED_LINES)
        .split("\n")
    )
