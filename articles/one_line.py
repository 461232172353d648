"""Words that stand in one line: headlines, cells of tables, titles."""

import re

_BLANKS = re.compile(r"\s+")


def one_line(text) -> str:
    """Line breaks and rows of spaces become one space; a full-width space stays one,
    for it is how Japanese headlines are parted."""
    return evenly(text).strip()


def evenly(text) -> str:
    """The same with what stands at the edges."""
    return _BLANKS.sub(lambda found: "\u3000" if "\u3000" in found[0] else " ", text)
