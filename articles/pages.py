"""Finished pages, the same for a reader and in the desk's preview.

An edition is a LiveEdition on the site and may be a people.Edition on the desk. In
a preview the links to other pages are absolute, for the site is another host; the
style sheet and the pictures are served by both.
"""

from typing import Any, NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from articles import wording
from articles.models import Byline, Correction, Note
from articles.models.live import LiveArticle
from articles.public import public_address
from articles.structured import linked_data, open_graph

Role = Byline.Role
# Other kinds of notes say themselves what they are.
LABELLED = (Note.Kind.EDITORS_NOTE, Note.Kind.DISCLOSURE, Note.Kind.OPINION)
WITH_BIO = (Role.REPORTER, Role.CONTRIBUTOR)

__all__ = ["Version", "public_address", "render_page", "render_story", "versions"]


class Version(NamedTuple):
    """One language of a story that readers can get now."""

    edition: Any
    slug: str
    headline: str
    is_original: bool


def versions(rows, editions) -> list[Version]:
    """Rows of `live.with_languages` or of `LiveArticle.values`, in editions' order."""
    found = {row["edition"]: row for row in rows}
    return [
        Version(
            edition,
            found[edition.pk]["slug"],
            found[edition.pk]["headline"],
            found[edition.pk]["original"] is None,
        )
        for edition in editions
        if edition.pk in found
    ]


def versions_of(work_id, editions) -> list[Version]:
    """For a preview: every language in which a work is live."""
    live = LiveArticle.objects.filter(work_id=work_id).values(
        "slug", "headline", edition=F("edition_id"), original=F("original_id")
    )
    return versions(live, editions)


def render_page(template, edition, *, editions=(), preview=False, **content) -> str:
    """The page in the edition's language, whatever language is spoken here."""
    chrome = wording.chrome_language(edition)
    frame = {
        "edition": edition,
        "editions": editions,
        "sections": sections_of(edition),
        "origin": settings.NEWSROOM_SITE_URL if preview else "",
        "site_url": settings.NEWSROOM_SITE_URL,
        "chrome_is_foreign": chrome != edition.language_code,
    }
    with translation.override(chrome):
        return render_to_string(template, frame | content)


def sections_of(edition) -> list:
    """Slug and name of each, from the live row or from the desk's table."""
    kept = edition.sections
    return list(kept) if isinstance(kept, list) else list(kept.all())
