"""A text as numbers of its short stretches, by which one like it is found.

Words of scripts with blanks give each three letters that follow each other, the blank
before and behind included; runs of Hangul, Han, kana, Thai … each two. The pair of
editions is in the number, so that one index serves all pairs, each by itself.
"""

import re
from zlib import crc32

from articles.glossary.folding import fold

# A longer text is known by a choice of its grams, the same one for the same text.
MOST = 400
LONGEST = 20_000
_PAIRED = (
    "\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u318f\u31a0-\u31ff"
    "\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN = re.compile(rf"(?P<paired>[{_PAIRED}]+)|(?P<word>[^\W_{_PAIRED}]+)")


def grams_of(text, source_id, target_id) -> list[int]:
    """In the order in which they stand, each once."""
    begun = crc32(f"{source_id} {target_id} ".encode())
    seen = dict.fromkeys(_stretches(fold(text[:LONGEST])))
    numbers = [crc32(each.encode("utf-8"), begun) - 2**31 for each in seen]
    if len(numbers) > MOST:
        chosen = set(sorted(numbers)[:MOST])
        numbers = [each for each in numbers if each in chosen]
    return numbers


def _stretches(folded):
    for run in _RUN.finditer(folded):
        if run.lastgroup == "paired":
            yield from _each(run[0], 2)
        else:
            yield from _each(f" {run[0]} ", 3)


def _each(text, length):
    if len(text) <= length:
        yield text
        return
    for place in range(len(text) - length + 1):
        yield text[place : place + length]
