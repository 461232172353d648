"""A finished story with all that readers get beside its frozen text.

One record for its page, its preview, feeds, ninjs and e-mail: what is in it readers
have, and nothing else of a story leaves by these ways.
"""

from datetime import datetime
from typing import Any, NamedTuple

from django.utils import translation

from articles import wording
from articles.parts import Version, parts_of
from articles.public import absolute
from articles.structured import About


class Finished(NamedTuple):
    """`parts` are those of `parts_of`, `others` the live Versions in other languages,
    `due` the lines on corrections of the original that it does not have; `number` is
    None in a preview, and `touched` the newest of what changed it without a print."""

    edition: Any
    story: dict
    about: About
    parts: dict
    others: list
    due: list
    number: int | None = None
    touched: datetime | None = None
    developing: bool = False

    @property
    def address(self) -> str:
        return self.about.address

    @property
    def original(self) -> Version | None:
        return next((each for each in self.others if each.is_original), None)

    @property
    def updated(self) -> datetime:
        """When readers last got something else, whatever it was."""
        moments = (self.about.first_live, self.about.changed, self.touched)
        return max(filter(None, moments))


def finished(
    edition,
    story,
    *,
    first_live,
    changed,
    slug,
    languages=(),
    profiles=(),
    due=(),
    card="",
    developing=False,
    **more,
) -> Finished:
    """As `pages.render_story` says of each."""
    with translation.override(wording.chrome_language(edition)):
        parts = parts_of(edition, story, profiles)
    kind = kind_of(story)
    others = [each for each in languages if each.edition.pk != edition.pk]
    about = About(
        edition=edition,
        story=story,
        address=absolute(kind, edition.code, slug) if slug else "",
        first_live=first_live,
        changed=changed if changed and first_live and changed > first_live else None,
        here=_here(edition, story, slug, languages),
        others=others,
        card=card,
        kind=kind,
        developing=developing,
    )
    more["developing"] = developing
    return Finished(edition, story, about, parts, others, list(due), **more)


def kind_of(story) -> str:
    """The name of its address: a page about the paper is no story of it."""
    section = story["section"] or {}
    return "page" if section.get("standing") else "story"


def _here(edition, story, slug, languages) -> Version:
    known = (each.is_original for each in languages if each.edition.pk == edition.pk)
    has_original = bool(story["source"]) or any(
        each.is_original for each in languages if each.edition.pk != edition.pk
    )
    is_original = next(known, not has_original)
    return Version(edition, slug, story["headline"], is_original)
