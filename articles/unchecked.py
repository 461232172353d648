"""What readers have of a story that protects people, and nobody looked at."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils import timezone

from articles.checks.pictures import asks_for_protection
from articles.models import Article
from articles.picture_uses import open_windows
from media.models import Image
from media.protecting import is_checked
from media.rights import current, is_over


@dataclass
class Unchecked:
    """A picture, and the stories in which readers get it or will."""

    image: Any
    stories: list = field(default_factory=list)


def with_readers(article) -> list[Unchecked]:
    """Of the story and, where it asks for them, of its translations."""
    if not asks_for_protection(article):
        return []
    asking = Q(article=article)
    if article.protects_people:
        asking |= Q(article__original=article)
    found = {}
    windows = open_windows().filter(asking).order_by("live_from", "pk")
    for pk, images in windows.values_list("article", "print__images"):
        for image in images:
            found.setdefault(image, set()).add(pk)
    return _unchecked(found)


def _unchecked(found) -> list[Unchecked]:
    """Those that readers get, now or when the time of another one is over."""
    named = Image.objects.filter(pk__in=found).select_related(
        "replaced_by__replacement", "replacement"
    )
    stories = Article.objects.select_related("edition").in_bulk(
        {pk for pks in found.values() for pk in pks}
    )
    now, seen = timezone.now(), {}
    for each in named.order_by("pk"):
        image = current(each)
        for shown in filter(None, (image, image.replacement)):
            if is_over(shown, now) or is_checked(shown):
                continue
            row = seen.setdefault(shown.pk, Unchecked(shown))
            known = [stories[pk] for pk in sorted(found[each.pk])]
            row.stories += [one for one in known if one not in row.stories]
    return list(seen.values())
