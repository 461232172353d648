"""Where a picture stands in stories, for the pages of the library (`media.above`)."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from articles.desk.headlines import with_known_headline
from articles.models import Article, Window
from articles.printing import announce
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


@dataclass
class InEdition:
    edition: Any
    uses: list[Use] = field(default_factory=list)


def uses(image, user) -> list[InEdition]:
    """In the order of the editions; what readers have comes first."""
    desk, windows = _on_desk(image), _windows(image)
    found = desk | set(windows)
    stories = with_known_headline(Article.objects.filter(pk__in=found), user)
    readable = set(
        Article.objects.visible_to(user)
        .filter(pk__in=found)
        .values_list("pk", flat=True)
    )
    editions = {}
    for story in stories.select_related("edition").order_by("edition__position", "pk"):
        use = Use(
            story.pk,
            story.edition,
            story.known_headline or "",
            story.pk in readable,
            on_desk=story.pk in desk,
        )
        if use.article_id in windows:
            use.live_from = windows[use.article_id]
            use.is_live = use.live_from <= timezone.now()
        editions.setdefault(story.edition_id, InEdition(story.edition)).uses.append(use)
    for each in editions.values():
        each.uses.sort(key=lambda use: (not use.is_live, use.live_from is None))
    return list(editions.values())


def _family(image) -> list[int]:
    """Ids by which prints may name it: its own and those of what it replaced."""
    return [
        image.pk,
        *Image.objects.filter(replaced_by=image).values_list("pk", flat=True),
    ]


def _on_desk(image) -> set[int]:
    figures = Image.objects.filter(pk__in=_family(image)).exclude(figures=None)
    return set(figures.values_list("figures__article", flat=True))


def _open_windows():
    return Window.objects.filter(Q(live_until=None) | Q(live_until__gt=Now()))


def _windows(image) -> dict:
    """Story -> since when, or from when, readers have a version with the picture."""
    with_it = _open_windows().filter(print__images__overlap=_family(image))
    return dict(with_it.order_by("-live_from").values_list("article", "live_from"))


def readers_get_another(image) -> None:
    """Drops the pages of every story that shows it, or for which it stands in."""
    shown = {*_family(image), *image.stands_in_for.values_list("pk", flat=True)}
    with_it = _open_windows().filter(print__images__overlap=list(shown))
    stories = Article.objects.filter(pk__in=with_it.values("article"))
    for story in stories.select_related("edition"):
        announce(story)
