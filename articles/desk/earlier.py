"""Earlier translations as one person may see them."""

from articles.desk.headlines import with_known_headline
from articles.memory.finding import Offer, offers
from articles.models import Article
from articles.querysets import LIVE_NOW
from articles.translation.parts import Part, parts_of
from articles.translation.sources import source_of


def part_for(article, key, user) -> Part | None:
    """The part of the original that is translated: as its desk has it where `user` may
    read that, else as readers have it."""
    source = _source_for(article.original, user)
    parts = parts_of(source.content) if source else []
    return next((part for part in parts if part.key == key), None)


def _source_for(original, user):
    if Article.objects.visible_to(user).filter(pk=original.pk).exists():
        return source_of(original)
    windows = original.windows.filter(LIVE_NOW).order_by("-live_from")
    window = windows.select_related("print__revision").first()
    return window and window.print.revision


def earlier(article, part, user) -> list[Offer]:
    """Offers with their stories: `known_headline` is what `user` may know of each, and
    `is_open` whether they may read it."""
    pair = article.original.edition_id, article.edition_id
    found = offers(part.text, *pair, without=article.pk)
    stories = Article.objects.filter(pk__in={each.article.pk for each in found})
    known = with_known_headline(stories, user).select_related("edition").in_bulk()
    readable = stories.visible_to(user).values_list("pk", flat=True)
    readable = set(readable)
    for each in found:
        each.article = known[each.article.pk]
        each.article.is_open = each.article.pk in readable
    return found
