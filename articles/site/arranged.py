"""The places of a front that editors have filled, and the rest as it comes.

Each story stands once: where an editor put it, or else where the layout would. What is
breaking stands above all, until its moment or until it is complete.
"""

from dataclasses import dataclass, field

from articles import text_only
from articles.models.live_lists import LiveFront

from . import layout, live
from .leads import leads
from .prepared import prepared

# As many as a strip on top can hold; more of them are no news in brief.
MOST_BREAKING = 3
TOP, BREAKING, ORDER, SECTION = "top", "breaking", "order", "section-"


@dataclass
class Chosen:
    """`top` is the lead and the seconds, None where the newest stands; `sections` has
    the stories of a section's block by its number, `order` the numbers."""

    breaking: list = field(default_factory=list)
    top: list = field(default_factory=list)
    sections: dict = field(default_factory=dict)
    order: list = field(default_factory=list)

    @property
    def stories(self) -> list:
        placed = [each for block in self.sections.values() for each in block]
        return [*self.breaking, *filter(None, self.top), *placed]


@prepared
def _rows(edition_id):
    return LiveFront.objects.filter(front_id=edition_id).defer(*live._ON_NO_CARD)


def now(edition_id) -> Chosen:
    """What readers get of the newest arrangement at this moment."""
    rows = _rows(edition_id)
    breaking = [each for each in rows if each.place == BREAKING]
    order = next((each.sections for each in rows if each.place == ORDER), [])
    slots = ((r.place, r if r.article_id else None) for r in rows)
    return chosen_of(slots, order, breaking)


def chosen_of(slots, order, breaking=()) -> Chosen:
    """Of (place, story or None) in their order."""
    found = Chosen(order=list(order))
    newest = sorted(breaking, key=lambda each: each.first_live, reverse=True)
    found.breaking = newest[:MOST_BREAKING]
    seen = {each.article_id for each in found.breaking}
    for place, story in slots:
        if story is not None and story.article_id in seen:
            continue
        if place == TOP:
            found.top.append(story)
        elif place.startswith(SECTION) and story is not None:
            block = int(place.removeprefix(SECTION))
            found.sections.setdefault(block, []).append(story)
        else:
            continue
        if story is not None:
            seen.add(story.article_id)
    return found


def laid_out(edition, newest, chosen) -> tuple[list, dict]:
    """The stories on the front, and their places; `newest` are those that fill it."""
    there = {each["id"] for each in edition.sections}
    chosen.sections = {k: v for k, v in chosen.sections.items() if k in there}
    placed = chosen.stories
    taken = {each.article_id for each in placed}
    rest = [each for each in newest if each.article_id not in taken]
    most = text_only.at_most(layout.ON_FRONT)
    rest = rest[: max(0, most - len(placed))]
    stories = [*placed, *rest]
    leads.put_into(stories)
    return stories, layout.laid_out(edition, rest, chosen)
