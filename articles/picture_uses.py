"""Where pictures stand in stories, for the pages of the library (`media.above`)."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from articles.desk.headlines import with_known_headline
from articles.models import Article, Figure, Window
from articles.search import rows
from media.models import Image


@dataclass
class Use:
    """A story with the picture. `headline` is empty where it is not for who asks;
    `live_from` is set where readers have it or will, and `on_desk` where the desk copy
    has it still."""

    article_id: int
    edition: Any
    headline: str = ""
    may_open: bool = False
    live_from: datetime | None = None
    is_live: bool = False
    on_desk: bool = False

    @classmethod
    def of(cls, story, live_from, on_desk):
        return cls(
            story.pk,
            story.edition,
            story.known_headline or "",
            story.readable,
            live_from,
            bool(live_from and live_from <= timezone.now()),
            on_desk,
        )


@dataclass
class InEdition:
    edition: Any
    uses: list[Use] = field(default_factory=list)


def uses(image, user) -> list[InEdition]:
    """In the order of the editions; what readers have comes first."""
    return uses_of([image], user)[image.pk]


def uses_of(images, user) -> dict[int, list[InEdition]]:
    """The same for many, by their ids, in as many queries."""
    roots = _families(images)
    desk, windows = _on_desk(roots), _windows(roots)
    stories = stories_known(
        {pk for pairs in (desk, windows) for _image, pk in pairs}, user
    )
    found = {}
    for image in images:
        mine = [
            _use(story, (image.pk, story.pk), desk, windows)
            for story in stories
            if (image.pk, story.pk) in desk or (image.pk, story.pk) in windows
        ]
        found[image.pk] = _by_edition(mine)
    return found


def protected_uses(images, user) -> list[Use]:
    """Of stories that protect people, those that readers have or will have."""
    windows = open_windows().filter(print__images__overlap=list(_families(images)))
    asking = Q(article__protects_people=True)
    asking |= Q(article__original__protects_people=True)
    protecting = set(windows.filter(asking).values_list("article", flat=True))
    if not protecting:
        return []
    found = uses_of(images, user).values()
    mine = [use for editions in found for each in editions for use in each.uses]
    live = {use.article_id: use for use in mine if use.live_from}
    return [use for pk, use in live.items() if pk in protecting]


def _families(images) -> dict[int, int]:
    """The ids by which prints may name a picture -> what it is now."""
    ids = [image.pk for image in images]
    given_up = Image.objects.filter(replaced_by__in=ids)
    return {pk: pk for pk in ids} | dict(given_up.values_list("pk", "replaced_by"))


def _on_desk(roots) -> set[tuple]:
    rows = Figure.objects.filter(image__in=list(roots)).values_list("image", "article")
    return {(roots[image], article) for image, article in rows}


def open_windows():
    return Window.objects.filter(Q(live_until=None) | Q(live_until__gt=Now()))


def _windows(roots) -> dict:
    """(picture, story) -> since when, or from when, readers have it there."""
    with_it = open_windows().filter(print__images__overlap=list(roots))
    rows = with_it.order_by("-live_from").values_list(
        "article", "live_from", "print__images"
    )
    return {
        (roots[image], article): live_from
        for article, live_from, printed in rows
        for image in printed
        if image in roots
    }


def stories_known(ids, user) -> list:
    """With `readable`, and the headline under which `user` may know each: by edition,
    the newest first."""
    if not ids:
        return []
    stories = with_known_headline(Article.objects.filter(pk__in=ids), user)
    mine = Article.objects.visible_to(user).filter(pk__in=ids)
    readable = set(mine.values_list("pk", flat=True))
    found = list(stories.defer("body").select_related("edition").order_by())
    for story in found:
        story.readable = story.pk in readable
    return sorted(found, key=lambda story: (story.edition.position, -story.pk))


def _use(story, key, desk, windows) -> Use:
    return Use.of(story, windows.get(key), key in desk)


def _by_edition(uses) -> list[InEdition]:
    found = defaultdict(list)
    for use in uses:
        found[use.edition.pk].append(use)
    for mine in found.values():
        mine.sort(key=lambda use: (not use.is_live, use.live_from is None))
    return [InEdition(mine[0].edition, mine) for mine in found.values()]


def lock_stories(images) -> None:
    """The stories that show one of these, or get it at the end of another's time."""
    shown = list(_shown_as(images))
    on_desk = Figure.objects.filter(image__in=shown)
    with_it = open_windows().filter(print__images__overlap=shown)
    stories = Article.objects.filter(
        Q(pk__in=on_desk.values("article")) | Q(pk__in=with_it.values("article"))
    )
    list(stories.select_for_update(no_key=True).in_order_of_locks().only("pk"))


def readers_get_another(image) -> None:
    """Every story that shows it, or gets it at the end of another's time, is found by
    what readers get now."""
    with_it = open_windows().filter(print__images__overlap=list(_shown_as([image])))
    rows.write_for(list(with_it.values_list("article", flat=True).distinct()))


def _shown_as(images) -> dict[int, int]:
    stood_in_for = Image.objects.filter(replacement__in=images)
    return _families([*images, *stood_in_for])
