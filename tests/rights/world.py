"""Everybody and everything that the matrix asks for; each story has words of its own.

They are markers such as `bodyzqotherdraft`: the field, `zq`, the story. Where readers
have a version, its words are marked `zp` and the desk copy has others: what was
printed is for everybody, what was changed since is not.
"""

import re
from datetime import timedelta
from io import BytesIO

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from articles import workflow
from articles.body import block
from articles.models import (
    Article,
    Byline,
    Figure,
    Note,
    OldAddress,
    Section,
    Series,
    StandingNote,
    Team,
    Topic,
)
from media.intake import take_in
from media.models import Enclosure
from media.seals import seal_received
from media.storage import keep_public
from people.models import Edition, Membership, Person, User
from people.roles import Role
from tests.articles.terms import term
from tests.cast import make_edition, make_person, make_user, paragraph
from tests.media_enclosures import pdf
from tests.media_files import jpeg
from tests.rights import beside
from tests.rights.brought import brought
from tests.rights.reach import reaches

FIELDS = ("head", "deck", "kick", "line", "body", "note", "desk", "capt", "alt")
FIELDS += ("cred", "src", "type", "open", "mist", "talk")
# What may stand behind a field's name; to look for the names first takes far longer.
_MARKER = re.compile(r"z([pq])(\w+)")
# What one needs to have of a story for more or less than to read it. What somebody
# types (`type`) is for who may go on with it; who has it open (`open`) and what was
# reported (`mist`) or said of it (`talk`) may be known to whoever reads it.
NEEDED = {"head": "know", "type": "change"}
STATES = (
    "draft",
    "submitted",
    "approved",
    "scheduled",
    "published",
    "spiked",
    "killed",
    "embargoed",
    "developing",
    "held",
)
EDITION_OF = {"own": "en", "other": "en", "open": "ja", "foreign": "ko", "left": "ko"}
MADE = {
    "own": STATES,
    "other": STATES,
    "open": ("draft",),
    "foreign": STATES,
    "left": ("draft",),
}
MEMBERS = ("reporter", "translator", "photo", "editor", "chief", "stranger")


def markers(text):
    """(field, "p" or "q", story) of each marker in it."""
    for found in _MARKER.finditer(text):
        before = text[max(0, found.start() - 4) : found.start()]
        if field := next((each for each in FIELDS if before.endswith(each)), None):
            yield field, found[1], found[2]


def words(name, kind="q") -> dict:
    """The words of a story, a marker for each field."""
    said = {
        field: f"{field}z{kind}{name}"
        for field in ("head", "deck", "kick", "line", "body", "note", "src")
    }
    return {
        **said,
        **{each: f"{each}z{kind}{name}" for each in ("capt", "alt", "cred")},
    }


class World:
    """`users` and `doors` by name, `stories` by relation and state, `objects` by what
    they are; `seen` what somebody was answered, and who is `asking` now."""

    def __init__(self):
        self.doors, self.forms, self.seen, self.asking = {}, {}, {}, ""
        self.later = timezone.now() + timedelta(days=1)
        self.editions = {
            "en": _edition("en", name="English", position=1),
            "ja": _edition("ja", name="日本語", position=2, open_drafts=True),
            "ko": _edition("ko", name="한국어", position=3),
        }
        self.users = _users(self.editions)
        self.keeper = make_user("keeper", Role.CHIEF)
        self.image = take_in(BytesIO(jpeg()), "Bridge", self.keeper, "staff")
        self.stories = {
            (relation, state): self._story(relation, state)
            for relation, states in MADE.items()
            for state in states
        }
        self._translate()
        self.unsaved = beside.unsaved(self)
        self.remarks = beside.remarks(self)
        beside.open_pages(self)
        self.objects = self._objects() | beside.objects(self)

    def is_for(self, person, field, name) -> bool:
        """Whether this field of a marker's story is for them."""
        if name.startswith(beside.NEW):
            return name == beside.NEW + person
        relation = next(each for each in MADE if name.startswith(each))
        return reaches(person, relation, NEEDED.get(field, "read"))

    def _story(self, relation, state):
        name = relation + state
        edition = self.editions[EDITION_OF[relation]]
        article = self._written(
            edition, words(name, "p" if state in ("published", "developing") else "q")
        )
        for member in (*MEMBERS, "deactivated") if relation in ("own", "left") else ():
            Team.objects.create(
                article=article, user=self.users[member], part=Team.Part.WRITER
            )
        person = make_person(f"Who{name}", f"who-{name}")
        Byline.objects.create(article=article, person=person)
        brought(article.pk, self.keeper, state, f"deskzq{name}")
        article.refresh_from_db()
        if state == "published":
            self._changed(article, words(name))
        return article

    def _written(self, edition, said):
        figure = block("figure")
        article = Article(
            edition=edition, section=edition.sections.get(), **_texts(said, figure)
        )
        article.source_language = "fr"
        workflow.begin(article, self.keeper)
        Figure.objects.create(article=article, block=figure["id"], image=self.image)
        _say(article, said)
        workflow.keep(article, self.keeper)
        return article

    def _changed(self, article, said):
        """What readers do not have yet."""
        figure = next(each for each in article.body if each["type"] == "figure")
        for field, value in _texts(said, figure).items():
            setattr(article, field, value)
        article.save()
        _say(article, said)
        workflow.keep(article, self.keeper)

    def _translate(self):
        """One's own published story is a translation of one that is not for them."""
        own = self.stories["own", "published"]
        own.original = self.stories["foreign", "published"]
        own.source_language = own.source_address = ""
        own.save()

    def _objects(self):
        def picture(name, by, shade):
            return take_in(BytesIO(jpeg(colour=(shade, 1, 1))), name, by, "staff")

        pictures = {
            name: picture(f"Picture of {name}", self.users[name], shade)
            for shade, name in enumerate(("reporter", "photo", "editor", "chief"), 20)
        }

        def document(by, name):
            """Only its row: what may be done with it, asks for no file."""
            file = f"{len(name):032x}.pdf"
            keep_public(file, pdf())
            more = {"pages": 1, "size": len(pdf()), "added_by": by}
            return Enclosure.objects.create(
                kind="document", name=name, file=file, **more
            )

        documents = {
            name: document(self.users[name], "x" * number)
            for number, name in enumerate(("reporter", "photo", "editor", "chief"), 1)
        }
        ko = self.editions["ko"]
        return {
            "enclosure": document(self.keeper, "Document of others"),
            "own_enclosure": documents,
            "person": make_person("Nobody Credited", "nobody-credited"),
            "own_picture": pictures,
            "picture_of_others": picture("Picture of others", self.keeper, 99),
            "seal": seal_received(
                picture("Sealed", self.users["reporter"], 77),
                jpeg(),
                "Proof",
                (self.later + timedelta(days=1)).date(),
                self.users["reporter"],
            ),
            "topic": Topic.objects.create(name="rails", slug="rails"),
            "spare_topic": Topic.objects.create(name="rail", slug="rail"),
            "old": OldAddress.objects.create(address="/old/1", target="/en/"),
            "series": Series.objects.create(
                edition=self.editions["en"], name="Spare", slug="spare"
            ),
            "foreign_series": Series.objects.create(
                edition=ko, name="Spare", slug="spare"
            ),
            "section": _section(self.editions["en"]),
            "foreign_section": _section(ko),
            "wording": _wording(self.editions["en"]),
            "foreign_wording": _wording(ko),
            "term": term(ko, self.editions["en"], "말", "word"),
            "foreign_term": term(self.editions["en"], ko, "word", "말"),
            "spare_edition": Edition.objects.create(
                code="xx", language="fr", name="Spare", masthead="The Spare"
            ),
            "user": make_user("newcomer", Role.REPORTER, ko),
            "any_story": self.stories["other", "draft"],
            "own_story": self.stories["own", "draft"],
            "foreign_story": self.stories["foreign", "draft"],
            "foreign_live": self.stories["foreign", "published"],
            "foreign_draft": self.stories["foreign", "draft"],
        }


def _edition(code, **fields):
    return make_edition(code, contact_email=f"{code}@paper.example", **fields)


def _users(editions):
    roles = {
        "reporter": Role.REPORTER,
        "translator": Role.TRANSLATOR,
        "photo": Role.PHOTO,
        "editor": Role.EDITOR,
        "deactivated": Role.EDITOR,
    }
    users = {"nobody": AnonymousUser(), "stranger": make_user("stranger")}
    for name, role in roles.items():
        users[name] = make_user(name)
        for code in ("en", "ja"):
            Membership.objects.create(
                user=users[name], role=role, edition=editions[code]
            )
    users["chief"] = make_user("chief", Role.CHIEF)
    return users


def _texts(said, figure) -> dict:
    return {
        "headline": said["head"],
        "deck": said["deck"],
        "kicker": said["kick"],
        "dateline": said["line"],
        "source_address": f"https://paper.example/{said['src']}",
        "body": [paragraph(said["body"]), figure],
    }


def _say(article, said):
    article.figures.update(
        caption=said["capt"], alt=said["alt"], credit=said["cred"], file_name=""
    )
    article.notes.all().delete()
    Note.objects.create(article=article, kind=Note.Kind.OTHER, text=said["note"])


def _section(edition):
    return Section.objects.create(edition=edition, slug="spare", name="Spare")


def _wording(edition):
    return StandingNote.objects.create(
        edition=edition, kind=Note.Kind.OPINION, text="An opinion."
    )


def deactivate(world):
    """Whoever was signed in when it happened: call it after the doors are open."""
    User.objects.filter(pk=world.users["deactivated"].pk).update(is_active=False)
    world.users["deactivated"].refresh_from_db()


def credited(name) -> Person:
    return Person.objects.get(slug=f"who-{name}")
