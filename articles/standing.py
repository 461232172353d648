"""Pages about the paper: stories of a section of such pages (Section.is_standing), each
at an address of its own and linked at the foot of every page."""

from articles.models.live import LivePage
from people.models.edition import RESERVED_CODES
from people.ways import lines

# What stands behind the code of an edition already.
RESERVED = RESERVED_CODES | {
    *("latest", "feed.atom", "feed.rss", "page", "pages", "save", "series"),
}


def pages_of(edition) -> list[dict]:
    """Slug and headline of those that readers have, in the order that the chief gave
    them; from the live row or, on the desk, from the view of them."""
    found = getattr(edition, "pages", None)
    if found is None:
        rows = LivePage.objects.filter(edition=edition.pk)
        found = rows.order_by("first_live", "article_id").values("slug", "headline")
    order = {slug: place for place, slug in enumerate(lines(edition.page_order))}
    return sorted(found, key=lambda each: order.get(each["slug"], len(order)))


def is_standing(article) -> bool:
    return bool(article.section and article.section.is_standing)
