"""What a check found, in words, and where it is put right."""

import hashlib
import json
from dataclasses import dataclass
from operator import attrgetter

from django.utils.functional import cached_property

from people.checks import CHECKS, Level

# The place is no field of the story but the page of its edition.
EDITION = "edition"


@dataclass(frozen=True)
class Place:
    """A field on the story's page by its id. `block` is the block of the text that is
    meant, and `words` are the words in it; `label` names the place in a list. Where it
    is put right on another page of the desk, `address` is that page's."""

    field: str
    label: str = ""
    block: str = ""
    words: str = ""
    address: str = ""

    @property
    def is_edition(self) -> bool:
        return self.field == EDITION


@dataclass(frozen=True)
class Finding:
    """One thing that a check found. `about` tells it from others of the same check in
    every language: by it is known whether somebody has looked at just this."""

    check: str
    level: Level
    sentence: str
    places: tuple[Place, ...] = ()
    about: str = ""

    def __str__(self):
        return self.sentence

    @property
    def field(self) -> str:
        return self.places[0].field if self.places else ""

    @property
    def is_listed(self) -> bool:
        """Whether the places have names of their own, or the sentence is the link."""
        return any(place.label for place in self.places)

    @property
    def words(self) -> str:
        """The sentence with its places, for the record."""
        labels = ", ".join(place.label for place in self.places if place.label)
        return f"{self.sentence} ({labels})" if labels else self.sentence


@dataclass(frozen=True)
class Found:
    """Everything that the checks found in a story, in their order."""

    findings: tuple[Finding, ...]

    def __bool__(self):
        return bool(self.findings)

    @cached_property
    def required(self) -> list[Finding]:
        return [each for each in self.findings if each.level == Level.REQUIRED]

    @cached_property
    def advised(self) -> list[Finding]:
        return [each for each in self.findings if each.level == Level.ADVISED]

    def without(self, passed) -> "Found":
        """Without what is advised by checks that were passed over before."""
        standing = (
            each
            for each in self.findings
            if each.level != Level.ADVISED or each.check not in passed
        )
        return Found(tuple(standing))

    @property
    def marks(self) -> dict[str, str]:
        """For each advised check that found something, what it found, as one mark."""
        return {
            key: f"{key}:{_digest(each for each in self.advised if each.check == key)}"
            for key in CHECKS
            if any(each.check == key for each in self.advised)
        }


def _digest(findings) -> str:
    told = sorted(
        [each.about, *(f"{place.field} {place.block}" for place in each.places)]
        for each in sorted(findings, key=attrgetter("about"))
    )
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]
