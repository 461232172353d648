"""One address for one page, whatever was hung on it.

A query may only hold what the page at that path knows: everything else is what others
put behind links to count readers, or an attempt to fill the memory, and is left out
before the page is made, so that no page can depend on it.
"""

import re
from urllib.parse import parse_qsl, urlencode

# The names that a path knows, in the order in which they are kept. Pages of a path that
# is not here are not kept with a query: what it says is for the page to judge.
KNOWN = [
    # As stories were addressed on other systems (articles.old_addresses).
    (re.compile(r"(/t)?/"), ("p", "page_id")),
    (
        re.compile(r"(/t)?/[^/]+/(section|topic|people|archive/[12]\d\d\d)/[^/]+/"),
        ("before",),
    ),
    (re.compile(r"(/t)?/[^/]+/corrections/"), ("before",)),
    # Text alone comes in parts where it is long.
    (re.compile(r"/t/[^/]+/archive/"), ()),
    (re.compile(r"/t/[^/]+/((story|series)/)?[^/.]+/"), ("part",)),
    (re.compile(r"/t/.*"), ()),
    (re.compile(r"/([^/]+/(story/[^/]+/)?)?"), ()),
    # The same in other forms: feeds, for partners, to be passed on.
    (re.compile(r"/[^/]+/((section|topic|people)/[^/]+/)?feed\.[a-z]+"), ()),
    (re.compile(r"/[^/]+/(latest\.json|story/[^/]+\.(json|html))"), ()),
    (re.compile(r"/[^/]+/(archive/|series/[^/]+/|sitemap[^/]*\.xml)"), ()),
    (re.compile(r"/(pictures|static|look)/.*"), ()),
]
# Sound and video: large, asked for in ranges, and never kept.
PASSED_ON = "/files/"
LONGEST, LONGEST_PATH = 500, 2_000
MOST_FIELDS = 20
# Whatever else is written there is answered like nothing.
_PART = re.compile(r"[1-9][0-9]{0,2}")


def query_of(path: str, query: str) -> str | None:
    """What is left of a query; None where the page may not be kept with it, or where
    the path is longer than any of ours: what is not there is kept by its path."""
    if len(path) > LONGEST_PATH:
        return None
    if not query:
        return ""
    names = next((names for shape, names in KNOWN if shape.fullmatch(path)), None)
    if not names:
        return None if names is None else ""
    if len(query) > LONGEST:
        return None
    try:
        given = dict(parse_qsl(query, True, max_num_fields=MOST_FIELDS))
    except ValueError:
        return None
    if not _PART.fullmatch(given.get("part", "")):
        given.pop("part", None)
    return urlencode([(name, given[name]) for name in names if name in given])


def address_of(path: str, query: str):
    """A path may hold a question mark itself, so the two stay two."""
    return (path, query) if query else path
