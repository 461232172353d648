"""Whether readers have a page at an address: what an old address is never asked for."""

import unicodedata

from articles.models.live import LiveEdition, LiveProfile, LiveTopic
from articles.models.live_lists import LiveFormer, LiveMoved, LiveSeries
from articles.public import match_of

# Of the whole site, and of each edition whatever it has.
_ALWAYS = ("robots", "sitemap", "text")
_OF_EDITIONS = (
    *("front", "search", "archive", "corrections", "ninjs-latest"),
    *("sitemap-edition", "sitemap-pages", "sitemap-news"),
)


def has_page(address) -> bool:
    """`address` as `old_addresses.settled` writes it. The first page of the site does
    ask for old ones: its addresses of before were all in the query."""
    path = address.partition("?")[0]
    match = match_of(path) or match_of(f"{path}/")
    if match is None or path == "/" or "\0" in path:
        return False
    if "code" not in match.kwargs:
        return match.url_name in _ALWAYS
    edition = LiveEdition.objects.filter(code=match.kwargs["code"]).first()
    return edition is not None and _has(edition, match)


def _has(edition, match) -> bool:
    name = match.url_name
    kind = name.partition("-")[0]
    if name in _OF_EDITIONS or kind == "front":
        return True
    slug = unicodedata.normalize("NFC", match.kwargs.get("slug", ""))
    here = {"edition": edition.pk}
    if kind in ("story", "page"):
        former = LiveFormer.objects.filter(**here, slug=slug)
        return former.filter(is_standing=kind == "page").exists()
    if kind == "section":
        sections = edition.sections
        return any(slug in (each["slug"], *each["former"]) for each in sections)
    rows = {"topic": LiveTopic, "person": LiveProfile, "series": LiveSeries}.get(kind)
    if rows is None:
        return False
    moved = LiveMoved.objects.filter(**here, kind=kind, slug=slug)
    return rows.objects.filter(**here, slug=slug).exists() or moved.exists()
