"""Running every check that the edition has not switched off over one story."""

from django.utils import timezone

from articles.checks import parts
from articles.checks.embeds import embed_safety, embeds
from articles.checks.files import files, transcripts, voices
from articles.checks.finding import Found
from articles.checks.links import links
from articles.checks.numbers import numbers
from articles.checks.pictures import protected, rights
from articles.checks.reading import Reading
from articles.checks.terms import glossary, names
from articles.checks.untranslated import untranslated
from articles.checks.words import words
from articles.compose import compose, read_parts
from people.checks import CHECKS, Level, level_of

# These say more than what is missing.
_OWN = {
    "rights": rights,
    "protected": protected,
    "files": files,
    "transcript": transcripts,
    "voices": voices,
    "words": words,
    "links": links,
    "embeds": embeds,
    "embed_safety": embed_safety,
    "glossary": glossary,
    "names": names,
    "numbers": numbers,
    "untranslated": untranslated,
}
# They say of one text that there is none.
_MISSING = frozenset({"headline", "deck", "dateline", "alt", "credit", "caption"})


def found_in(article, story=None, at=None) -> Found:
    """What the checks find; `story` is the article composed, where it is already, and
    `at` the moment from which readers are to get it, where that is not now."""
    if story is None:
        read_parts(article)
        story = compose(article)
    reading = Reading(article, story, at or timezone.now())
    levels = {key: level_of(article.edition, key) for key in CHECKS}
    found = [
        finding
        for key, level in levels.items()
        if level != Level.OFF
        for finding in _found(key, level, reading)
    ]
    return Found(tuple(_once(found)))


def _once(found):
    """What is still to be translated is not told as missing besides."""
    waiting = {each.field for each in found if each.check == "untranslated"}
    for each in found:
        if each.check not in _MISSING or each.field not in waiting:
            yield each


def _found(key, level, reading):
    if key in _OWN:
        return _OWN[key](level, reading)
    return parts.findings(key, level, getattr(parts, key), reading)
