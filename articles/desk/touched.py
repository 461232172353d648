"""Which of the readers' pages change when a story does."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.public import absolute


@dataclass(frozen=True)
class Touched:
    """A page and what kind of page it is, in words; `name` is of the edition."""

    kind: str
    name: str
    address: str


def touched_by(article, before, after, others=()) -> list[Touched]:
    """Pages beside the story's own, given the finished story as readers have it
    (`before`) and as they are to get it (`after`); either may be None. `others` are
    the versions in other languages, whose pages link to this one."""
    code = article.edition.code
    pages = [
        Touched(_("front page"), article.edition.masthead, absolute("front", code))
    ]
    stories = [story for story in (after, before) if story]
    for story in stories:
        if section := story["section"]:
            address = absolute("section", code, section["slug"])
            pages.append(Touched(_("section"), section["name"], address))
    for story in stories:
        pages += [
            Touched(_("topic"), each["name"], absolute("topic", code, each["slug"]))
            for each in story["topics"]
            if each["slug"]
        ]
    for story in stories:
        pages += [
            Touched(_("person"), each["name"], absolute("person", code, each["slug"]))
            for each in story["credits"]
        ]
    pages += [
        Touched(
            _("link from another language"),
            each.headline,
            absolute("story", each.edition.code, each.slug),
        )
        for each in others
    ]
    return list({page.address: page for page in reversed(pages)}.values())[::-1]
