"""What readers have of stories that protect people, and nobody looked at."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, Func, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.checks.pictures import asks_for_protection
from articles.models import Article
from articles.picture_uses import open_windows, uses_of
from media.models import Image, Seal
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


def in_all_stories(user, now, most) -> list[Unchecked]:
    """Of every edition, for whoever keeps the library: `stories` are the uses of the
    picture, each with what `user` may know of its story."""
    images = list(_unchecked_images(now)[:most])
    if not images:
        return []
    shown_for = {each.pk: [each, *each.stands_in_for.all()] for each in images}
    family = {one.pk: one for ones in shown_for.values() for one in ones}
    uses = uses_of(list(family.values()), user)
    asking = set(_windows_of_asking().values_list("article", flat=True))
    found = [
        Unchecked(each, _live_uses(shown_for[each.pk], uses, asking)) for each in images
    ]
    return [each for each in found if each.stories]


def _unchecked_images(now):
    """Asked of the database as a whole: few pictures are found among many stories."""
    printed = _windows_of_asking().annotate(
        shown=Func("print__images", function="unnest")
    )
    named = Image.objects.filter(pk__in=printed.values("shown"))
    shown = named.values(_now=Coalesce("replaced_by", "pk"))
    redacted = Seal.objects.filter(image=OuterRef("pk"), kind=Seal.Kind.UNREDACTED)
    stood_in_for = Image.objects.filter(pk__in=shown, replacement=OuterRef("pk"))
    return (
        Image.objects.filter(Q(pk__in=shown) | Exists(stood_in_for))
        .filter(Q(usable_until=None) | Q(usable_until__gt=now), ~Exists(redacted))
        .filter(cleared_at=None, replaced_by=None)
        .prefetch_related("renditions", "stands_in_for")
        .order_by("-pk")
    )


def _windows_of_asking():
    asking = Q(article__protects_people=True)
    return open_windows().filter(asking | Q(article__original__protects_people=True))


def _live_uses(images, uses, asking):
    """Each story once, those that readers have already first."""
    mine = {
        use.article_id: use
        for image in images
        for each in uses[image.pk]
        for use in each.uses
        if use.live_from and use.article_id in asking
    }
    return sorted(mine.values(), key=lambda use: not use.is_live)


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
