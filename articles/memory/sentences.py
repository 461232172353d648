"""Which sentences of a paragraph belong together in two languages."""

import re

from articles.desk.tokens import sentences_of
from articles.tables import is_number


def sentences(text) -> list[str]:
    """Of a table, whose cells are parted by tabs, the cells that hold words."""
    if "\t" in text:
        return [
            cell
            for each in re.split(r"[\t\n]", text)
            if _has_words(cell := each.strip())
        ]
    parts = (each.text.strip() for each in sentences_of(text))
    return [part for part in parts if part]


def pairs_in(source, target) -> list[tuple[str, str]]:
    """Sentence by sentence where both have as many, else the whole."""
    ours, theirs = sentences(source), sentences(target)
    if len(ours) == len(theirs):
        return list(zip(ours, theirs, strict=True))
    return [] if "\t" in source else [(source.strip(), target.strip())]


def _has_words(cell) -> bool:
    return any(each.isalpha() for each in cell) and not is_number(cell)
