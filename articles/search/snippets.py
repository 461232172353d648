"""The place of a text where the words stand, with the words marked.

Marks are pieces of text, (text, is_marked), for a template to write: nothing here is
HTML. Texts are cut between letters, never in one.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from articles.search.letters import IN_WORD, LETTER, MARKS, fold, runs

# Letters of a snippet before its first mark and in all; a letter of Hangul, Han or
# Kana says as much as two or three.
BEFORE, LONG = 60, 220
_DENSE = re.compile(
    "[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3]"
)
# A letter with all that stands on it, also in half width (ﾊﾟ).
_ON_THE_LETTER_BEFORE = re.compile(f"[{MARKS}\u200c\u200d\uff9e\uff9f]")
_LETTER = re.compile(f"(?s:.)[{MARKS}\u200c\u200d\uff9e\uff9f]*")
_GAP = re.compile(r"\s")
_IS_LETTER, _ENDING = re.compile(LETTER), re.compile(f"{IN_WORD}*")


Piece = tuple[str, bool]
Span = tuple[int, int]


class Word(NamedTuple):
    """What is marked for a word: whatever begins like it or its stem, and where it has
    none, itself alone; a run of Hangul, Han or Kana wherever it stands.

    Compiled into a pattern of its own, each search would take longer for that than for
    all else.
    """

    begins: list[str]
    is_joined: bool = False
    is_whole: bool = False

    def spans(self, folded: str) -> Iterator[Span]:
        for begin in self.begins:
            at = folded.find(begin)
            while at >= 0:
                end = self._end(folded, at, at + len(begin))
                if end:
                    yield at, end
                at = folded.find(begin, end or at + 1)

    def _end(self, folded, first, last) -> int:
        if self.is_joined:
            return last
        if first and _IS_LETTER.match(folded, first - 1):
            return 0
        if self.is_whole:
            return 0 if _IS_LETTER.match(folded, last) else last
        return _ENDING.match(folded, last).end()


def words_of(asked, stems) -> list[Word]:
    return [
        Word([run], is_joined=True) if is_joined else _word(run, stems.get(run, ()))
        for is_joined, run in asked.runs
    ]


def _word(run, stems):
    begins = sorted({run, *map(_stub, stems)}, key=len)
    # What begins like a longer one begins like its beginning.
    begins = [b for n, b in enumerate(begins) if not b.startswith(tuple(begins[:n]))]
    return Word(begins, is_whole=not stems)


def _stub(stem):
    """The dictionary of English makes happi of happy."""
    return stem[:-1] if len(stem) > 3 and stem.endswith("i") else stem


def marked(text, words) -> list[Piece]:
    text = unicodedata.normalize("NFC", text)
    return _pieces(text, _spans(text, words), 0, len(text))


class Snippet(NamedTuple):
    """`language` is that of words which are not in the edition's."""

    pieces: list[Piece]
    language: str = ""


def snippet(passages, words) -> Snippet | None:
    """Of the passage (text, language, folded) that has most of the words the part round
    the first of them."""
    best = _best(passages, words)
    if best is None:
        return None
    text = unicodedata.normalize("NFC", best.text)
    spans = _spans(text, words)
    return Snippet(_cut(text, spans), best.language) if spans else None


def _best(passages, words):
    best, most = None, 0
    for each in passages:
        count = sum(1 for word in words if any(word.spans(each.folded)))
        if count > most:
            best, most = each, count
        if count == len(words):
            break
    return best


def _spans(text, words) -> list[Span]:
    """Where in `text` the words are, though they are of folded letters."""
    if text.isascii():
        return _found(text.lower(), words)
    if _is_plain(text):
        return _found("".join(map(_folded, text)), words)
    folded, places = [], []
    for letter in _LETTER.finditer(text):
        each = _folded(letter[0])
        folded.append(each)
        places += [letter.span()] * len(each)
    return [
        (places[first][0], places[last - 1][1])
        for first, last in _found("".join(folded), words)
    ]


def _found(folded, words) -> list[Span]:
    """One behind the other: of those at one place the longest."""
    spans = [span for word in words for span in word.spans(folded)]
    spans.sort(key=lambda span: (span[0], -span[1]))
    found, at = [], 0
    for first, last in spans:
        if first >= at:
            found.append((first, last))
            at = last
    return found


_folded = lru_cache(4096)(fold)


def _is_plain(text):
    """Whether each sign of it is a letter of its own, and one sign when it is folded:
    then what is found in one stands at the same place in the other."""
    if _ON_THE_LETTER_BEFORE.search(text):
        return False
    return all(len(_folded(sign)) == 1 for sign in set(text))


def _end_of_letter(text, end):
    while end < len(text) and _ON_THE_LETTER_BEFORE.match(text[end]):
        end += 1
    return end


def _cut(text, spans):
    dense = bool(_DENSE.match(text[spans[0][0]]))
    before, long = (BEFORE // 2, LONG // 2) if dense else (BEFORE, LONG)
    begin = _whole(text, max(0, spans[0][0] - before))
    end = _whole(text, min(len(text), max(begin + long, spans[0][1])))
    pieces = _pieces(text, spans, begin, end)
    lead = [("… ", False)] if begin else []
    return lead + pieces + ([(" …", False)] if end < len(text) else [])


def _whole(text, place):
    """The next place that is between two words, or else between two letters."""
    if place in (0, len(text)):
        return place
    if gap := _GAP.search(text, place, place + 20):
        return gap.end() if gap.end() < len(text) else len(text)
    return _end_of_letter(text, place)


def _pieces(text, spans, begin, end):
    pieces, at = [], begin
    for first, last in spans:
        if first < at or last > end:
            continue
        pieces += [(text[at:first], False), (text[first:last], True)]
        at = last
    pieces.append((text[at:end], False))
    return [piece for piece in pieces if piece[0]]


def has_phrases(found, phrases) -> bool:
    """Whether each of them stands in one text of what was found, word for word."""
    head = found.article.headline, found.article.deck
    texts = [*map(fold, head), *(each.folded for each in found.passages)]
    return all(any(_has(text, phrase) for text in texts) for phrase in phrases)


def _has(folded, phrase) -> bool:
    if not all(run in folded for _, run in phrase):
        return False
    # A phrase ends in no other text.
    return _edged(phrase) in f" {_flat(runs(folded))} "


def _flat(found) -> str:
    return " ".join(run for _, run in found)


def _edged(phrase) -> str:
    """Endings hang on Korean and Japanese words, and others stand before them."""
    before = "" if phrase[0][0] else " "
    behind = "" if phrase[-1][0] else " "
    return f"{before}{_flat(phrase)}{behind}"
