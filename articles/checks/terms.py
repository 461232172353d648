"""Words and names of a translation, against the glossary of its pair of editions.

Only what is sure: a form that the glossary says to avoid, or another spelling of a
person than the edition's. What is no name is looked for only where the original has
that term, and people only where the original names them or they are credited.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.checks.finding import Finding
from articles.glossary.beside import glossary_from
from articles.glossary.folding import Text
from articles.translation.parts import parts_of
from articles.translation.sources import source_of
from people.checks import Level, level_of
from people.models import Edition

MOST_PLACES = 12


@dataclass
class Use:
    """Of one entry in the story: places of how it should be written, and places of
    each form to avoid."""

    right: list = field(default_factory=list)
    wrong: dict = field(default_factory=lambda: defaultdict(list))


def glossary(level, reading):
    """Forms to avoid; not those that `names` tells of."""
    has_names = level_of(reading.edition, "names") != Level.OFF
    for entry, use in _uses(reading).items():
        if has_names and _is_two_ways(entry, use):
            continue
        for form, places in use.wrong.items():
            told = {"form": form, "target": entry.target}
            sentence = _("“%(form)s” is a form to avoid. Write “%(target)s”.") % told
            yield _finding(
                "glossary", level, entry, form, _told(sentence, entry), places
            )


def names(level, reading):
    """What is written two ways, one of which is to be avoided."""
    for entry, use in _uses(reading).items():
        if not _is_two_ways(entry, use):
            continue
        for form, places in use.wrong.items():
            told = {"form": form, "target": entry.target}
            sentence = _(
                "“%(target)s” is also written “%(form)s” in this story. Write it in one"
                " way."
            )
            yield _finding("names", level, entry, form, sentence % told, places)


def _is_two_ways(entry, use):
    return bool(entry.is_name and use.right and use.wrong)


def _told(sentence, entry):
    return f"{sentence} {' '.join(entry.note.split())}" if entry.note else sentence


def _finding(check, level, entry, form, sentence, places):
    if (more := len(places) - MOST_PLACES) > 0:
        others = ngettext(
            "It also stands in %(more)s more place.",
            "It also stands in %(more)s more places.",
            more,
        )
        sentence = f"{sentence} {others % {'more': more}}"
    about = f"{entry.origin} {entry.pk} {form} {len(places)}"
    return Finding(check, level, sentence, tuple(places[:MOST_PLACES]), about)


def _uses(reading) -> dict:
    """By entry; worked out once for both checks."""
    if not hasattr(reading, "_terms_used"):
        reading._terms_used = dict(_found(reading))
    return reading._terms_used


def _found(reading):
    article = reading.article
    if not article.is_translation:
        return
    texts = [(Text(text), place) for text, place in reading.texts() if text]
    for source_id in _sources_of(article):
        listed = glossary_from(source_id, article)
        uses = defaultdict(Use)
        for text, place in texts:
            _note(uses, listed.target.find(text), text, place)
        if not any(use.wrong for use in uses.values()):
            continue
        named = _named(reading, listed)
        for entry, use in uses.items():
            if use.wrong and _is_meant(entry, named):
                if entry in named and _is_credited(reading, entry):
                    use.right.append(None)
                yield entry, use


def _note(uses, matches, text, place):
    for match in matches:
        # What is right for one name is not wrong because of another.
        is_right = any(not is_avoided for _entry, is_avoided in match.found)
        form = text.shown[match.start : match.end]
        here = replace(place, words=form)
        for entry, is_avoided in match.found:
            if not is_avoided:
                uses[entry].right.append(here)
            elif not is_right:
                uses[entry].wrong[form].append(here)


def _is_meant(entry, named):
    return entry in named or (entry.origin == "term" and entry.is_name)


def _named(reading, listed) -> set:
    """Entries that the original has, and people who are credited."""
    named = {each for each in listed.people if _is_credited(reading, each)}
    source = reading.article.original and source_of(reading.article.original)
    for part in parts_of(source.content) if source else ():
        for match in listed.source.find(Text(part.text)):
            named.update(match.found)
    return named


def _is_credited(reading, entry):
    return entry.origin == "person" and any(
        each["person"] == entry.pk for each in reading.story["credits"]
    )


def _sources_of(article) -> list[int]:
    """The editions that it may be translated from: its original's, or where that is
    elsewhere, those of its language."""
    if article.original_id:
        return [article.original.edition_id]
    language = article.source_language.split("-")[0]
    others = Edition.objects.exclude(pk=article.edition_id)
    return [each.pk for each in others if each.language_code == language]
