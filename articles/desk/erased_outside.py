"""Of which stories others may still hold what was erased: their addresses, before two
agree, and their numbers afterwards, for who has to write to others about them."""

from dataclasses import dataclass

from articles.models import Article, Print
from articles.public import public_address
from articles.windows import SHOWN

MOST = 200


@dataclass(frozen=True)
class Outside:
    """A story of which an erasing emptied something that was printed."""

    article: Article
    # Where readers have it, or had it last.
    address: str
    # Its address of before held the words, and is known to nobody here any more.
    is_moved: bool


def addresses(erasure, user) -> list[str]:
    """At which readers had the stories in which it stands, as far as `user` may know
    of them: what holds the words itself is forgotten with them."""
    numbers = erasure.places.filter(place="articles_print").exclude(story=None)
    readable = Article.objects.visible_to(user).filter(pk__in=numbers.values("story"))
    prints = Print.objects.filter(article__in=readable, kind__in=SHOWN)
    found = prints.order_by("edition__code", "slug").values_list(
        "edition__code", "slug"
    )
    return [public_address(*each) for each in found.distinct()[:MOST]]


def stories(erasure, user) -> tuple[list[Outside], int]:
    """Those that `user` may read, and how many more there are."""
    prints = Print.objects.filter(kind=Print.Kind.ERASE, story__erasure=erasure.pk)
    told = {}
    for each in prints.order_by("article_id"):
        erased = each.story.get("erased", {}).values()
        told[each.article_id] = any("address" in places for places in erased)
    readable = Article.objects.visible_to(user).filter(pk__in=told)
    readable = readable.select_related("edition").order_by("pk")[:MOST]
    rows = [Outside(each, _address(each), told[each.pk]) for each in readable]
    return rows, len(told) - len(rows)


def _address(article) -> str:
    window = article.windows.select_related("print").order_by("-live_from").first()
    return public_address(article.edition.code, window.print.slug) if window else ""
