"""Which checks there are before a story may go to readers, and how strict each
edition is with them. What each finds in a story is said in `articles.checks`."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    REQUIRED = "required", _("required")
    ADVISED = "advised", _("advised")
    OFF = "off", _("off")


class Check(NamedTuple):
    """`key` stands in `Edition.checks` and in the record; `usual` is its level where
    the edition says nothing."""

    key: str
    label: str
    usual: Level = Level.REQUIRED


# Nobody can turn these down: without them a page is broken, or lets somebody down.
ALWAYS = (
    Check("headline", _("Headline")),
    Check("section", _("Section")),
    Check("text", _("Text")),
    Check("byline", _("A credit (who wrote it)")),
    Check("picture", _("File of each picture")),
    Check("rights", _("Rights of each picture")),
    Check("protected", _("People unrecognisable, where the story asks for it")),
    Check("files", _("Rights of each sound, video and document; titles")),
    Check("embeds", _("Address and title of each link card")),
    Check("alt", _("Alt text of each picture")),
    Check("credit", _("Credit line of each picture")),
    Check("untranslated", _("Each part of a translation translated")),
    Check("contact", _("Contact line of the edition")),
)
CHOSEN = (
    Check("headline_length", _("Length of the headline"), Level.ADVISED),
    Check("deck", _("Deck (standfirst)"), Level.ADVISED),
    Check("deck_length", _("Length of the deck"), Level.ADVISED),
    Check("dateline", _("Dateline"), Level.ADVISED),
    Check("caption", _("Caption of each picture"), Level.ADVISED),
    Check("transcript", _("Transcript and captions of what is said"), Level.ADVISED),
    Check("voices", _("Faces and voices, where people are protected"), Level.ADVISED),
    Check("translator", _("Credit of the translator"), Level.ADVISED),
    Check("topics", _("Topics"), Level.OFF),
    Check("links", _("Links that answer"), Level.ADVISED),
    Check("embed_safety", _("Link cards that lead where they say"), Level.ADVISED),
    Check("words", _("Sensitive words"), Level.ADVISED),
    Check("glossary", _("Forms to avoid (glossary)"), Level.ADVISED),
    Check("names", _("Names written in one way"), Level.ADVISED),
    Check("numbers", _("Numbers as in the original"), Level.ADVISED),
)
CHECKS = {check.key: check for check in (*ALWAYS, *CHOSEN)}
CHOSEN_KEYS = tuple(check.key for check in CHOSEN)


def level_of(edition, key) -> Level:
    """How strict the edition is with a check."""
    check = CHECKS[key]
    if check in ALWAYS:
        return Level.REQUIRED
    chosen = edition.checks.get(key)
    return Level(chosen) if chosen in Level.values else check.usual
