"""Finding many terms in one text, in one pass whatever the number of terms.

At each place where a term may begin, its first letters say how long those are that
begin so; the longest that stands there is taken, and the next is looked for behind it.

Scripts with blanks: whole words only. A large letter of a term is large in the text,
too: “US” is not “us”, and a headline in capitals still has its names. Korean: from the
beginning of a word, with anything behind it (of one syllable: only a particle), and
from three syllables on also inside. Katakana: the whole run. Other scripts without
blanks: anywhere, a single Han letter only if it stands alone.
"""

from collections import defaultdict
from typing import NamedTuple
from unicodedata import category

from articles.desk.tokens import PARTICLES
from articles.glossary.folding import Text, fold_all, written
from people.patterns import lazy_pattern

_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3005"
_UNSPACED = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3041-\u309f"
_UNPARTED = f"{_HANGUL}{_KATAKANA}{_HAN}{_UNSPACED}"
_KINDS = lazy_pattern(
    f"(?P<hangul>[{_HANGUL}])|(?P<katakana>[{_KATAKANA}])|(?P<han>[{_HAN}])"
    f"|(?P<unspaced>[{_UNSPACED}])"
)
# Every letter of those scripts, and elsewhere whatever no letter stands before.
_STARTS = lazy_pattern(rf"[{_UNPARTED}]|(?<![^\W_{_UNPARTED}])\S")
_PARTICLE = lazy_pattern(
    rf"(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))})(?![{_HANGUL}])"
)
# By so many first letters terms are told apart.
HEAD = 3
# From so many syllables on a Korean term is found inside of words.
INSIDE = 3


class Match(NamedTuple):
    """`start` and `end` in `Text.shown`; `found` is what goes with the forms."""

    start: int
    end: int
    found: tuple


class Matcher:
    """Of `forms`; `goes_with(n)` is what a match of the n-th has with it. Nothing is
    made for each form: there may be tens of thousands, and a story has a few."""

    def __init__(self, forms: list[str], goes_with):
        self._written, self._goes_with = forms, goes_with
        self._forms, self._more = {}, defaultdict(list)
        for place, key in enumerate(fold_all(forms)):
            if self._forms.setdefault(key, place) != place:
                self._more[key].append(place)
        self._forms.pop("", None)
        lengths = defaultdict(set)
        for key in self._forms:
            lengths[key[:HEAD]].add(len(key))
        self._lengths = {
            head: sorted(each, reverse=True) for head, each in lengths.items()
        }
        self._begun = {head[:2] for head in lengths}

    def find(self, text: Text) -> list[Match]:
        if not self._forms:
            return []
        matches, behind = [], 0
        folded, begun = text.folded, self._begun
        for found in _STARTS.finditer(folded):
            start = found.start()
            if start < behind:
                continue
            # Most places are done with here.
            if folded[start : start + 2] not in begun and folded[start] not in begun:
                continue
            if match := self._longest(text, start):
                end, goes_with = match
                matches.append(Match(*text.span(start, end), goes_with))
                behind = end
        return matches

    def _longest(self, text, start):
        folded = text.folded
        for head in range(min(HEAD, len(folded) - start), 0, -1):
            for length in self._lengths.get(folded[start : start + head], ()):
                end = start + length
                key = folded[start:end]
                # A slice ends with the text, and may then be a shorter term.
                if (
                    key in self._forms
                    and end <= len(folded)
                    and _stands(folded, start, end)
                    and (found := self._fitting(key, text.seen[start:end]))
                ):
                    return end, found
        return None

    def _fitting(self, key, seen) -> tuple:
        return tuple(
            self._goes_with(place)
            for place in (self._forms[key], *self._more.get(key, ()))
            if _is_as_large(seen, self._written[place])
        )


def _is_as_large(seen, form) -> bool:
    """Whether it has large letters where the term has."""
    if form == form.lower():
        return True
    return all(
        mine.isupper()
        for mine, theirs in zip(seen, written(form), strict=False)
        if theirs.isupper()
    )


def _stands(folded, start, end) -> bool:
    """Whether a term may stand between these places."""
    return _begins(folded, start, end) and _ends(folded, start, end)


def _begins(folded, start, end):
    if not start:
        return True
    kind, before = _kind(folded[start]), folded[start - 1]
    if kind == "hangul":
        return end - start >= INSIDE or _kind(before) != "hangul"
    return _is_edge(kind, before, end - start)


def _ends(folded, start, end):
    if end == len(folded):
        return True
    kind, after = _kind(folded[end - 1]), folded[end]
    if category(after).startswith("M"):
        return kind == "other"
    if kind == "hangul":
        return (
            end - start > 1
            or _kind(after) != "hangul"
            or bool(_PARTICLE.match(folded, end))
        )
    return _is_edge(kind, after, end - start)


def _is_edge(kind, outside, length):
    """Whether a word may begin or end beside `outside`."""
    if kind == "katakana":
        return _kind(outside) != "katakana"
    if kind == "han":
        return length > 1 or _kind(outside) != "han"
    # A Latin name is written together with the particle behind it: KBS는.
    return kind != "word" or _kind(outside) != "word"


def _kind(letter) -> str:
    if found := _KINDS.match(letter):
        return found.lastgroup
    if letter.isalnum() or category(letter).startswith("M"):
        return "word"
    return "other"
