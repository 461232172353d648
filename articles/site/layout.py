"""Where the stories of a front stand: each in one place, newest first, but where an
editor has put another.

Among the seconds and on a shelf that nobody arranged a story with a picture comes
first, so that the places of pictures line up.
"""

from itertools import islice

ON_FRONT = 60
SECONDS = 3
TOP = 1 + SECONDS
UNDER = 4
IN_SHELF = 4
IN_RIVER = 12


def laid_out(edition, stories, chosen) -> dict:
    """What is breaking; lead, seconds and a row under them, shelves by section, and a
    river of more. `stories` fill the places for which none is `chosen`."""
    rest = iter(stories)
    lead, *seconds = _top(chosen.top, rest)
    under = list(islice(rest, UNDER))
    if len(chosen.top) < 2:
        seconds.sort(key=_is_pictured, reverse=True)
    shelves, river = _shelves(edition, rest, chosen)
    return {
        "breaking": chosen.breaking,
        "lead": lead,
        "seconds": seconds,
        "under": under,
        "shelves": shelves,
        "river": river[:IN_RIVER],
    }


def _top(chosen, rest) -> list:
    """The lead, None where there is no story at all, and the seconds."""
    chosen = [*chosen[:TOP], *[None] * (TOP - len(chosen))]
    filled = [each or next(rest, None) for each in chosen]
    return [each for each in filled if each] or [None]


def _shelves(edition, stories, chosen):
    """The stories under their sections, in the order of the sections, and those that
    found no place there."""
    shelves = {
        section["slug"]: (section, [*chosen.sections.get(section["id"], ())])
        for section in edition.sections
    }
    # Prints say what the section was called in their time.
    for section in edition.sections:
        for slug in section["former"]:
            shelves.setdefault(slug, shelves[section["slug"]])
    left = []
    for story in stories:
        _, found = shelves.get(story.section, (None, None))
        if found is None or len(found) >= IN_SHELF:
            left.append(story)
        else:
            found.append(story)
    stocked = [shelves[each["slug"]] for each in _in_order(edition, chosen.order)]
    return [_shelf(*each, chosen.sections) for each in stocked if each[1]], left


def _in_order(edition, order) -> list:
    """Those that an editor put in order come first, new ones follow."""
    places = {number: place for place, number in enumerate(order)}
    last = len(places)
    return sorted(edition.sections, key=lambda each: places.get(each["id"], last))


def _shelf(section, stories, chosen) -> dict:
    top = stories[0]
    if not chosen.get(section["id"]):
        top = next(filter(_is_pictured, stories), top)
    others = [story for story in stories if story is not top]
    return {"section": section, "top": top, "stories": others}


def _is_pictured(story) -> bool:
    return bool(story.lead)
