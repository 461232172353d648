"""What has to be there. Each check is a function that yields what it found; the names
and levels are in `people.checks`."""

from django.utils.translation import gettext as _

from articles.body import plain
from articles.checks.finding import EDITION, Finding, Place
from articles.checks.reading import length, says_something
from articles.embeds.blocks import figures_of
from articles.models import Byline


def _is_standing(reading) -> bool:
    """A page about the paper is nobody's story, of no place and no topic."""
    return bool((reading.story["section"] or {}).get("standing"))


def headline(reading):
    if not says_something(reading.story["headline"]):
        yield _("There is no headline."), Place("id_headline")


def section(reading):
    if not reading.story["section"]:
        yield _("No section is chosen."), Place("id_section")


def text(reading):
    if not any(says_something(plain(each)) for each in reading.paragraphs):
        yield _("There is no text."), Place("id_body")


def byline(reading):
    if not reading.story["credits"] and not _is_standing(reading):
        yield _("Nobody is credited."), Place("id_credits-0-person")


def translator(reading):
    roles = [each.role for each in reading.article.bylines.all()]
    if reading.article.is_translation and Byline.Role.TRANSLATOR not in roles:
        yield _("No translator is credited."), Place("id_credits-0-person")


def picture(reading):
    for each in reading.pictures:
        if not each.words["image"]:
            yield (
                _("Picture %(number)s has no file.") % {"number": each.number},
                each.place("image"),
            )


def alt(reading):
    for each in _without(reading, "alt"):
        if each.words.get("decorative"):
            continue
        yield (
            _("Picture %(number)s has no alt text.") % {"number": each.number},
            each.place("alt"),
        )


def credit(reading):
    for each in _without(reading, "credit"):
        yield (
            _("Picture %(number)s has no credit line.") % {"number": each.number},
            each.place("credit"),
        )


def caption(reading):
    of_cards = figures_of(reading.article.body)
    for each in _without(reading, "caption"):
        if each.words["id"] in of_cards:
            continue
        yield (
            _("Picture %(number)s has no caption.") % {"number": each.number},
            each.place("caption"),
        )


def _without(reading, name):
    return [each for each in reading.pictures if not says_something(each.words[name])]


def contact(reading):
    edition = reading.edition
    if not edition.contact_email or "{email}" not in edition.contact_sentence:
        yield (
            _("%(edition)s has no contact line: readers could write to nobody.")
            % {"edition": edition},
            Place(EDITION),
        )


def headline_length(reading):
    count, most = length(reading.story["headline"]), reading.edition.headline_most
    if count > most:
        yield (
            _("The headline has %(count)s characters; at most %(most)s are wanted.")
            % {"count": count, "most": most},
            Place("id_headline"),
        )


def deck(reading):
    if not says_something(reading.story["deck"]):
        yield _("There is no deck (standfirst)."), Place("id_deck")


def deck_length(reading):
    count, most = length(reading.story["deck"]), reading.edition.deck_most
    if count > most:
        yield (
            _("The deck has %(count)s characters; at most %(most)s are wanted.")
            % {"count": count, "most": most},
            Place("id_deck"),
        )


def dateline(reading):
    if not says_something(reading.story["dateline"]) and not _is_standing(reading):
        yield _("There is no dateline."), Place("id_dateline")


def topics(reading):
    if not reading.story["topics"] and not _is_standing(reading):
        yield _("There are no topics."), Place("id_topics")


def findings(key, level, check, reading):
    """What one of the checks above found, as findings."""
    for sentence, place in check(reading):
        yield Finding(key, level, sentence, (place,), about=place.field)
