"""Link cards that say nothing, lead nowhere, or lead readers where others see them."""

from django.utils.translation import gettext as _

from articles.checks.finding import Finding, Place
from articles.checks.reading import says_something
from articles.embeds.providers import is_secure, is_short


def embeds(level, reading):
    """Each leads somewhere, and has a title."""
    for number, card in _numbered(reading):
        if not card["provider"]:
            sentence = _("Card %(number)s has no address that readers could follow.")
            yield _found("embeds", level, sentence, number, card, "address")
        if not says_something(card["title"]):
            sentence = _("Card %(number)s has no title.")
            yield _found("embeds", level, sentence, number, card, "title")


def embed_safety(level, reading):
    for number, card in _numbered(reading):
        if not card["provider"]:
            continue
        if not is_secure(card["provider"], card["ref"]):
            sentence = _(
                "Card %(number)s leads to an address without https: whoever is on the"
                " way sees what is read there, and can change it. Look whether the"
                " same page is there with https."
            )
            yield _found("embed_safety", level, sentence, number, card, "https")
        if is_short(card["provider"], card["ref"]):
            sentence = _(
                "Card %(number)s has a short address that leads on to another and"
                " tells its owner who came. Give the address that it leads to."
            )
            yield _found("embed_safety", level, sentence, number, card, "short")


def _numbered(reading):
    found = [each for each in reading.article.body if each["type"] == "embed"]
    return enumerate(found, 1)


def _found(key, level, sentence, number, card, about):
    place = Place("id_body", block=card["id"])
    about = f"{about} {card['provider']} {card['ref']}"
    return Finding(key, level, sentence % {"number": number}, (place,), about)
