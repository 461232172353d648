"""Finished pages, the same for a reader and in the desk's preview.

An edition is a LiveEdition on the site and may be a people.Edition on the desk. In
a preview the links to other pages are absolute, for the site is another host; the
style sheet and the pictures are served by both.
"""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from articles import standing, structured, text_only, wording
from articles.finished import finished
from articles.parts import Version, versions_of
from articles.public import public_address
from articles.reading_time import minutes

__all__ = ["Version", "public_address", "render_page", "render_story", "versions_of"]


def render_page(template, edition, *, editions=(), preview=False, **content) -> str:
    """The page in the edition's language, whatever language is spoken here."""
    chrome = wording.chrome_language(edition)
    frame = {
        "edition": edition,
        "editions": editions,
        "sections": sections_of(edition),
        "pages": standing.pages_of(edition),
        "origin": settings.NEWSROOM_SITE_URL if preview else "",
        "has_no_text_form": preview and not _is_with_readers(content.get("about")),
        "chrome_is_foreign": chrome != edition.language_code,
        **text_only.frame(),
    }
    with translation.override(chrome):
        return render_to_string(template, frame | content)


def _is_with_readers(about) -> bool:
    """What they do not have is nowhere as text only, either."""
    return bool(about and about.first_live and about.here.slug)


def sections_of(edition) -> list[dict]:
    """Slug and name of each, from the live row or from the desk's table."""
    if isinstance(edition.sections, list):
        return edition.sections
    rows = edition.sections.filter(is_standing=False).values("slug", "name")
    return [{**row, "former": ()} for row in rows]


def _section_of(edition, story):
    """The section as it is called today, by its address of today or of before."""
    slug = story["section"] and story["section"]["slug"]
    return next(
        (
            each
            for each in sections_of(edition)
            if slug == each["slug"] or slug in each["former"]
        ),
        None,
    )


def render_story(edition, story, *, editions=(), neighbours=(), preview=False, **told):
    """The page of a finished story.

    `told` has `first_live` and `changed`, aware moments or None; `slug`; `languages`,
    the Versions of the work that are live; `profiles`, those of its people, as
    LiveProfile or as people.Profile with its person; `due` says which corrections of
    the original it has not taken over (`parts.due_lines`); `card` is the file that
    stands for it where it is shared and it has no picture; `developing` whether it is
    marked as not complete. `neighbours` are slug and
    headline of others of the section. A preview may have no slug and lack anything.
    """
    return render_finished(
        finished(edition, story, **told),
        editions=editions,
        neighbours=neighbours,
        preview=preview,
    )


def render_finished(told, *, editions=(), preview=False, **beside) -> str:
    """`beside` are `neighbours`, `related` and `in_series`, what stands round it."""
    edition, story, about = told.edition, told.story, told.about
    with translation.override(wording.chrome_language(edition)):
        linked_data = structured.linked_data(about, told.parts["people"])
    content = {"story": story, **told.parts, **text_only.part_of(story, told.parts)}
    return render_page(
        "articles/page.html" if about.kind == "page" else "articles/story.html",
        edition,
        editions=editions,
        preview=preview,
        about=about,
        others=told.others,
        minutes=minutes(edition.language, told.parts["blocks"]),
        due=told.due,
        developing=told.developing,
        page_at=about.here.slug and (about.kind, edition.code, about.here.slug),
        original=told.original,
        alternates=structured.alternates(about),
        graph=structured.open_graph(about),
        section_here=_section_of(edition, story),
        linked_data=linked_data,
        **content,
        **beside,
    )
