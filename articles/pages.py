"""Finished pages, the same for a reader and in the desk's preview.

An edition is a LiveEdition on the site and may be a people.Edition on the desk. In
a preview the links to other pages are absolute, for the site is another host; the
style sheet and the pictures are served by both.
"""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from articles import structured, wording
from articles.parts import Version, parts_of, versions_of
from articles.public import absolute, public_address

__all__ = ["Version", "public_address", "render_page", "render_story", "versions_of"]


def render_page(template, edition, *, editions=(), preview=False, **content) -> str:
    """The page in the edition's language, whatever language is spoken here."""
    chrome = wording.chrome_language(edition)
    frame = {
        "edition": edition,
        "editions": editions,
        "sections": sections_of(edition),
        "origin": settings.NEWSROOM_SITE_URL if preview else "",
        "chrome_is_foreign": chrome != edition.language_code,
    }
    with translation.override(chrome):
        return render_to_string(template, frame | content)


def sections_of(edition) -> list[dict]:
    """Slug and name of each, from the live row or from the desk's table."""
    if isinstance(edition.sections, list):
        return edition.sections
    return list(edition.sections.values("slug", "name"))


def render_story(
    edition,
    story,
    *,
    first_live,
    changed,
    slug,
    languages=(),
    profiles=(),
    editions=(),
    neighbours=(),
    due=(),
    card="",
    preview=False,
) -> str:
    """The page of a finished story.

    `first_live` and `changed` are aware moments or None; `languages` the Versions
    of the work that are live; `profiles` those of its people, as LiveProfile or as
    people.Profile with its person; `neighbours` slug and headline of others of the
    section; `due` says which corrections of the original it has not taken over
    (`parts.due_lines`); `card` is the file that stands for it where it is shared and
    it has no picture. A preview may have no slug and lack anything.
    """
    with translation.override(wording.chrome_language(edition)):
        parts = parts_of(edition, story, profiles)
    others = [each for each in languages if each.edition.pk != edition.pk]
    here = Version(
        edition,
        slug,
        story["headline"],
        next(
            (each.is_original for each in languages if each.edition.pk == edition.pk),
            not (story["source"] or any(each.is_original for each in others)),
        ),
    )
    section = story["section"] and story["section"]["slug"]
    about = structured.About(
        edition=edition,
        story=story,
        address=absolute("story", edition.code, slug) if slug else "",
        first_live=first_live,
        changed=changed if changed and first_live and changed > first_live else None,
        here=here,
        others=others,
        card=card,
    )
    with translation.override(wording.chrome_language(edition)):
        linked_data = structured.linked_data(about, parts["people"])
    return render_page(
        "articles/story.html",
        edition,
        editions=editions,
        preview=preview,
        story=story,
        about=about,
        others=others,
        neighbours=neighbours,
        due=due,
        original=next((each for each in others if each.is_original), None),
        alternates=structured.alternates(about),
        graph=structured.open_graph(about),
        section_is_here=any(each["slug"] == section for each in sections_of(edition)),
        linked_data=linked_data,
        **parts,
    )
