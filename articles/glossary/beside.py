"""An original with the terms in it marked, for who translates it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from articles.glossary.entries import Entry
from articles.glossary.folding import Text
from articles.glossary.pairs import Glossary, glossary_of


class Piece(NamedTuple):
    """A stretch of the text; `entries` are those whose term it is."""

    text: str
    entries: tuple[Entry, ...] = ()


@dataclass
class Beside:
    """One part of an original: its words, and each entry in it once, as it comes."""

    pieces: list[Piece]
    entries: list[Entry] = field(default_factory=list)


def glossary_beside(article) -> Glossary:
    """Asked for once for each article object: for a page that shows it to the end."""
    if not hasattr(article, "glossary"):
        article.glossary = glossary_of(article.original.edition_id, article.edition_id)
    return article.glossary


def glossary_from(source_id, article) -> Glossary:
    """Of a translation from that edition, as its page has it where there is one."""
    if hasattr(article, "glossary") and article.original.edition_id == source_id:
        return article.glossary
    return glossary_of(source_id, article.edition_id)


def marked(text, glossary) -> Beside:
    text = Text(text)
    pieces, entries, behind = [], {}, 0
    for match in glossary.source.find(text):
        if match.start > behind:
            pieces.append(Piece(text.shown[behind : match.start]))
        found = tuple(dict.fromkeys(match.found))
        pieces.append(Piece(text.shown[match.start : match.end], found))
        entries |= dict.fromkeys(found)
        behind = match.end
    if behind < len(text.shown):
        pieces.append(Piece(text.shown[behind:]))
    return Beside(pieces, list(entries))
