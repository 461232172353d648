"""A story as the checks read it: each text with the place where it is put right."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _

from articles.body import plain
from articles.checks.finding import Place

NO_WORDS = ("figure", "divider")


@dataclass(frozen=True)
class Picture:
    """A figure of the finished story with its number in the text, counted from 1."""

    number: int
    words: dict

    def place(self, field, label="") -> Place:
        return Place(f"id_figures-{self.number - 1}-{field}", label)


@dataclass
class Reading:
    article: object
    story: dict
    # From when readers are to get it.
    at: datetime

    @property
    def edition(self):
        return self.article.edition

    @cached_property
    def pictures(self) -> list[Picture]:
        """As the page numbers them: by all places in the text. A place that has no row
        is left out of the finished story."""
        composed = {each["id"]: each for each in self.story["blocks"]}
        places = [each["id"] for each in self.article.body if each["type"] == "figure"]
        return [
            Picture(number, composed[place])
            for number, place in enumerate(places, 1)
            if place in composed
        ]

    @cached_property
    def images(self) -> dict:
        """Rows of the pictures by the ids that the finished story has."""
        figures = self.article.figures.all()
        return {each.image_id: each.image for each in figures if each.image_id}

    @cached_property
    def paragraphs(self) -> list[dict]:
        """Blocks that hold words, in order: quotations and lists count too."""
        return [each for each in self.article.body if each["type"] not in NO_WORDS]

    def texts(self):
        """(text, place) of everything that readers read and the desk can change."""
        for name, label in _fields():
            yield self.story[name], Place(f"id_{name}", label)
        for number, each in enumerate(self.paragraphs, 1):
            label = _("paragraph %(number)s") % {"number": number}
            yield plain(each), Place("id_body", label, each["id"])
        for picture in self.pictures:
            for name, label in _picture_words(picture.number):
                yield picture.words[name], picture.place(name, label)
        for number, note in enumerate(self.story["notes"]):
            label = _("note %(number)s") % {"number": number + 1}
            yield note["text"], Place(f"id_notes-{number}-text", label)


def _fields():
    return [
        ("kicker", _("label above headline")),
        ("headline", _("headline")),
        ("deck", _("deck (standfirst)")),
        ("dateline", _("dateline")),
    ]


def _picture_words(number):
    of = {"number": number}
    return [
        ("caption", _("caption of picture %(number)s") % of),
        ("alt", _("alt text of picture %(number)s") % of),
        ("credit", _("credit line of picture %(number)s") % of),
    ]


def says_something(text) -> bool:
    """Whether anything of it is seen: blanks and characters without width are not."""
    return length(text) > 0


def length(text) -> int:
    """Letters as people count them in any script: a letter with its accents is one,
    runs of blanks are one, and what has no width is none."""
    shown = unicodedata.normalize("NFC", " ".join(text.split()))
    unseen = ("Mn", "Me", "Cf", "Cc")
    return sum(unicodedata.category(letter) not in unseen for letter in shown)
