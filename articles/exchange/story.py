"""A story as it was understood from a pasted text."""

from dataclasses import dataclass, field

from . import inline

KINDS = ("paragraph", "subheading", "quote", "item", "table")
NOTE_KINDS = (
    "correction",
    "clarification",
    "update",
    "editors_note",
    "disclosure",
    "co_published",
    "names_changed",
    "opinion",
    "other",
)


@dataclass
class Block:
    """One entry of the body.

    `lead_in` is the dateline as it was typed; `text` goes on where it ends, with
    its **marks**. Of a table `text` is all of it as it is typed.
    """

    text: str
    kind: str = "paragraph"
    lead_in: str = ""
    ordered: bool = False

    @property
    def plain(self) -> str:
        return inline.plain(self.lead_in + self.text)

    def spans(self, lead_in: bool = False) -> list[dict]:
        return inline.spans(self.lead_in + self.text if lead_in else self.text)


@dataclass
class Picture:
    file_name: str | None = None
    caption: str | None = None
    credit: str | None = None
    after_paragraph: int = 0


@dataclass
class Reporter:
    name: str | None
    bio: str | None = None
    email: str | None = None


@dataclass
class Note:
    """A line beside the text; `position` is "above" or "below" it."""

    kind: str
    text: str
    position: str = "below"


@dataclass
class ParsedStory:
    headline: str
    language: str
    kicker: str | None = None
    deck: str | None = None
    dateline: str | None = None
    paragraphs: list[Block] = field(default_factory=list)
    images: list[Picture] = field(default_factory=list)
    translators: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    contact_email: str | None = None
    contact_sentence: str | None = None
    reporters: list[Reporter] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)

    def as_json(self) -> dict:
        """What other tools are promised, no more."""
        return {
            "headline": self.headline,
            "deck": self.deck,
            "language": self.language,
            "paragraphs": [block.plain for block in self.paragraphs],
            "images": [
                {
                    "caption": picture.caption,
                    "credit": picture.credit,
                    "after_paragraph": picture.after_paragraph,
                }
                for picture in self.images
            ],
            "translators": list(self.translators),
            "contact_email": self.contact_email,
            "reporters": [
                {"name": one.name, "bio": one.bio, "email": one.email}
                for one in self.reporters
            ],
            "notes": [{"kind": note.kind, "text": note.text} for note in self.notes],
        }
