"""A story as the checks read it: each text with the place where it is put right."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from articles import enclosures
from articles.body import ENCLOSURES, plain
from articles.checks.finding import Place
from articles.translation.naming import NO_WORDS, names_beside
from articles.translation.parts import FIELDS
from articles.translation.standing import standing


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
    def files(self) -> list[tuple]:
        """(block, row of the library) of each sound, video and document in the text;
        no row where the library has none of that kind."""
        found = enclosures.of_body(self.article.body)
        return [
            (block, enclosures.named(block, found))
            for block in self.article.body
            if block["type"] in ENCLOSURES
        ]

    @cached_property
    def paragraphs(self) -> list[dict]:
        """Blocks that hold words, in order: quotations, lists and tables count too."""
        return [each for each in self.article.body if each["type"] not in NO_WORDS]

    @cached_property
    def standing(self):
        """Of a translation that has to follow its original, else None."""
        article = self.article
        if not article.original_id or article.adapted_freely:
            return None
        # A page that shows how it stands has asked already.
        return getattr(article, "stand", None) or standing(article)

    @cached_property
    def names(self) -> dict[str, str]:
        """Of the parts by their keys, as they stand beside the original."""
        return names_beside(self.article.body, self.standing)

    def place_of(self, part, label="") -> Place:
        """Where a part is written, by its key."""
        block, _slash, name = part.partition("/")
        if part in FIELDS:
            return Place(f"id_{part}", label)
        if not name:
            return Place("id_body", label, block)
        figures = [each["id"] for each in self.article.body if each["type"] == "figure"]
        return Place(f"id_figures-{figures.index(block)}-{name}", label)

    def texts(self):
        """(text, place) of everything that readers read and the desk can change."""
        for name, label in _fields():
            yield self.story[name], Place(f"id_{name}", label)
        for each in self.paragraphs:
            yield plain(each), Place("id_body", self.names[each["id"]], each["id"])
        for each in self.story["blocks"]:
            if each.get("file"):
                page = reverse("admin:media_enclosure_change", args=[each["file"]])
                for name, label in _file_words(each["file"]):
                    yield (
                        each.get(name, ""),
                        Place("id_body", label, each["id"], address=page),
                    )
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


def _file_words(number):
    """What the library says of a sound, video or document in the edition."""
    of = {"number": number}
    return [
        ("title", _("title of file %(number)s") % of),
        ("credit", _("credit line of file %(number)s") % of),
        ("transcript", _("transcript of file %(number)s") % of),
        ("captions", _("captions of file %(number)s") % of),
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
