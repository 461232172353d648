"""Of which stories others may still hold what was erased: their addresses, before two
agree, and their numbers afterwards, for who has to write to others about them."""

from dataclasses import dataclass

from articles.models import Article, Print, Window
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
    numbers = list(prints.order_by().values_list("article_id", flat=True).distinct())
    readable = Article.objects.visible_to(user).filter(pk__in=numbers)
    readable = list(readable.select_related("edition").order_by("pk")[:MOST])
    moved = {
        each.article_id
        for each in prints.filter(article__in=readable)
        if any("address" in places for places in each.story["erased"].values())
    }
    addresses_ = _addresses(readable)
    rows = [
        Outside(each, addresses_.get(each.pk, ""), each.pk in moved)
        for each in readable
    ]
    return rows, len(numbers) - len(rows)


def _addresses(articles) -> dict:
    """Number of a story -> where readers have it, or had it last."""
    windows = Window.objects.filter(article__in=articles).order_by("live_from")
    found = windows.values_list("article_id", "edition__code", "print__slug")
    return {number: public_address(code, slug) for number, code, slug in found}
