"""Where the stories of a front stand: each in one place, newest first.

Among the seconds and on a shelf a story with a picture comes first, so that the
places of pictures line up.
"""

from itertools import islice

ON_FRONT = 60
SECONDS = 3
UNDER = 4
IN_SHELF = 4
IN_RIVER = 12


def laid_out(edition, stories) -> dict:
    """Lead, seconds and a row under them, shelves by section, and a river of more."""
    rest = iter(stories)
    lead = next(rest, None)
    seconds, under = list(islice(rest, SECONDS)), list(islice(rest, UNDER))
    seconds.sort(key=_is_pictured, reverse=True)
    shelves, river = _shelves(edition, rest)
    return {
        "lead": lead,
        "seconds": seconds,
        "under": under,
        "shelves": shelves,
        "river": river[:IN_RIVER],
    }


def _shelves(edition, stories):
    """The stories under their sections, in the order of the sections, and those that
    found no place there."""
    shelves = {section["slug"]: (section, []) for section in edition.sections}
    # Prints say what the section was called in their time.
    for section in edition.sections:
        for slug in section["former"]:
            shelves.setdefault(slug, shelves[section["slug"]])
    left = []
    for story in stories:
        _, found = shelves.get(story.section, (None, None))
        if found is None or len(found) == IN_SHELF:
            left.append(story)
        else:
            found.append(story)
    stocked = [shelves[section["slug"]] for section in edition.sections]
    return [_shelf(*each) for each in stocked if each[1]], left


def _shelf(section, stories) -> dict:
    top = next(filter(_is_pictured, stories), stories[0])
    others = [story for story in stories if story is not top]
    return {"section": section, "top": top, "stories": others}


def _is_pictured(story) -> bool:
    return bool(story.lead)
