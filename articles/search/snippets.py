"""The place of a text where the words stand, with the words marked.

Marks are pieces of text, (text, is_marked), for a template to write: nothing here is
HTML. Texts are cut between letters, never in one.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from articles.search.asking import MOST_WORDS
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


Piece = tuple[str, bool]


def pattern_of(asked, stems):
    """What is marked: runs as they are, and words with the same stem."""
    found = []
    for is_joined, run in asked.runs:
        if is_joined:
            found.append(re.escape(run))
        else:
            begin = sorted({run, *map(_stub, stems.get(run, ()))}, key=len)
            either = "|".join(map(re.escape, begin))
            end = f"{IN_WORD}*" if stems.get(run) else ""
            found.append(f"(?<!{LETTER})(?:{either}){end}(?!{LETTER})")
    longest_first = sorted(found, key=len, reverse=True)
    return re.compile("|".join(longest_first)) if found else None


def _stub(stem):
    """The dictionary of English makes happi of happy."""
    return stem[:-1] if len(stem) > 3 and stem.endswith("i") else stem


def marked(text, pattern) -> list[Piece]:
    text = unicodedata.normalize("NFC", text)
    return _pieces(text, _spans(text, pattern), 0, len(text))


class Snippet(NamedTuple):
    """`language` is that of words which are not in the edition's."""

    pieces: list[Piece]
    language: str = ""


def snippet(passages, pattern, words=MOST_WORDS) -> Snippet | None:
    """Of the passage (text, language, folded) that has most of the words, or as many
    as are asked for, the part round the first of them."""
    best = _best(passages, pattern, words) if pattern else None
    if best is None:
        return None
    text = unicodedata.normalize("NFC", best.text)
    spans = _spans(text, pattern)
    return Snippet(_cut(text, spans), best.language) if spans else None


def _best(passages, pattern, words):
    if words == 1:
        return next((each for each in passages if pattern.search(each.folded)), None)
    best, most = None, 0
    for each in passages:
        kinds = len(set(pattern.findall(each.folded)))
        if kinds > most:
            best, most = each, kinds
        if kinds >= words:
            break
    return best


def _spans(text, pattern) -> list[tuple[int, int]]:
    """Where in `text` the pattern fits, though it is of folded letters."""
    if pattern is None:
        return []
    if text.isascii():
        return [found.span() for found in pattern.finditer(text.lower()) if found[0]]
    if _is_plain(text):
        folded = "".join(map(_folded, text))
        return [found.span() for found in pattern.finditer(folded) if found[0]]
    folded, places = [], []
    for letter in _LETTER.finditer(text):
        each = _folded(letter[0])
        folded.append(each)
        places += [letter.span()] * len(each)
    return [
        (places[found.start()][0], places[found.end() - 1][1])
        for found in pattern.finditer("".join(folded))
        if found.end() > found.start()
    ]


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
    texts = [f" {_flat(runs(text))} " for text in texts]
    return all(
        any(_edged(phrase) in text for text in texts)  # a phrase ends in no other text
        for phrase in phrases
    )


def _flat(found) -> str:
    return " ".join(run for _, run in found)


def _edged(phrase) -> str:
    """Endings hang on Korean and Japanese words, and others stand before them."""
    before = "" if phrase[0][0] else " "
    behind = "" if phrase[-1][0] else " "
    return f"{before}{_flat(phrase)}{behind}"
