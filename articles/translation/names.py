"""Names that the glossary of two editions knows, in whichever direction."""

from collections.abc import Callable

from articles.glossary.folding import Text
from articles.glossary.pairs import glossary_of

Finder = Callable[[str], set[str]]


def names_between(one, other) -> tuple[Finder, Finder]:
    """What finds names in texts of the one edition, and of the other: as marks that
    are the same for the same name. A form to avoid is one of its forms."""
    there, back = glossary_of(one.pk, other.pk), glossary_of(other.pk, one.pk)

    def of_one(text):
        text = Text(text)
        return _in_source(there, text) | _in_target(back, text)

    def of_other(text):
        text = Text(text)
        return _in_target(there, text) | _in_source(back, text)

    return of_one, of_other


def _in_source(glossary, text):
    found = glossary.source.find(text)
    return {_mark(entry) for each in found for entry in each.found if entry.is_name}


def _in_target(glossary, text):
    found = glossary.target.find(text)
    return {_mark(entry) for each in found for entry, _ in each.found if entry.is_name}


def _mark(entry):
    return f"{entry.origin} {entry.pk}"
