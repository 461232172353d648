"""A text as its short stretches, by which one like it is known.

Words of scripts with blanks give each three letters that follow each other, the blank
before and behind included; runs of Hangul, Han, kana, Thai … each two.
"""

import re
from collections.abc import Iterable

from articles.glossary.folding import fold

# More of a text is not looked at.
LONGEST = 4_000
_PAIRED = (
    "\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u318f\u31a0-\u31ff"
    "\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN = re.compile(rf"(?P<paired>[{_PAIRED}]+)|(?P<word>[^\W_{_PAIRED}]+)")
IN_PAIRS = re.compile(f"[{_PAIRED}]")


def runs_of(text) -> list[str]:
    """Its letters and figures, folded; a word of a script with blanks has one before
    and one behind it."""
    return [
        run[0] if run.lastgroup == "paired" else f" {run[0]} "
        for run in _RUN.finditer(fold(text[:LONGEST]))
    ]


def grams_of(runs: Iterable[str]) -> set[str]:
    found = set()
    for run in runs:
        length = 3 if run[0] == " " else 2
        found.update(
            [run[at : at + length] for at in range(max(1, len(run) - length + 1))]
        )
    return found


def likeness(grams, others) -> float:
    """Dice's: 1 where all are the same, 0 where none is."""
    return 2 * len(grams & others) / ((len(grams) + len(others)) or 1)
