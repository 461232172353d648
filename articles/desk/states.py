"""What the desk says of a story: its state, in finer words than the row's own."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from django.db.models import Count, Exists, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Revision, Stopped, Window
from articles.querysets import has

State = Article.State
# Of windows: open now or later, by the database's clock.
GOES_ON = Q(live_until=None) | Q(live_until__gt=Now())
SCHEDULED, WAITING, ENDED = "scheduled", "waiting", "ended"
# Planned, and stopped by a hold or a freeze: readers do not get it by themselves.
STOPPED, HELD = "stopped", "held"
LABELS = {
    **{state.value: state.label for state in State},
    SCHEDULED: _("Scheduled"),
    WAITING: _("Changes waiting"),
    ENDED: _("No longer with readers"),
    STOPPED: _("Planned moment stopped"),
    HELD: _("On legal hold"),
}
# What `with_readers` finds of a story without prints.
_NEVER_PRINTED = {
    "seen": False,
    "goes_on": False,
    "opens_at": None,
    "changed_since": None,
    "changed_by": None,
    "changed_by_count": None,
}


@dataclass(frozen=True)
class Shown:
    """A state as a pill shows it; `at` is the moment of a scheduled story.

    Of changes that wait, `since` says when they began, `by` who began them, and
    `others` how many more people made some.
    """

    key: str
    at: datetime | None = None
    since: datetime | None = None
    by: str = ""
    others: int = 0
    # Since when the original says something that this translation does not.
    behind: datetime | None = None
    # A legal hold is on it, whatever its state.
    is_held: bool = False

    @property
    def label(self):
        return LABELS[self.key]


def with_readers(stories):
    """Stories with what readers have of them:

    `seen` (whether they have had it), `goes_on` (whether they have it or will),
    `opens_at` (when they get it next) and what they do not have yet: `changed_since`,
    `changed_by` and `changed_by_count`, of the versions after the one that was printed
    last.
    """
    return stories.annotate(**_of_readers())


def tell_of_readers(article):
    """The same of one story at hand: most pages are about one that was never printed,
    of which there is nothing to ask for."""
    if article.printed is None and article.state != State.PUBLISHED:
        told = _NEVER_PRINTED
    else:
        one = with_readers(Article.objects.filter(pk=article.pk).order_by())
        told = one.values(*_NEVER_PRINTED).get()
    for name, value in told.items():
        setattr(article, name, value)


@cache
def _of_readers() -> dict:
    """Put together once: each page of a story asks for them."""
    windows = Window.objects.filter(article=OuterRef("pk")).order_by()
    opening = windows.filter(live_from__gt=Now()).values("article")
    later = Revision.objects.filter(
        article=OuterRef("pk"), number__gt=OuterRef("printed")
    )
    first = later.order_by("number")
    name = Coalesce("by__person__name", "by__username")
    people = later.order_by().values("article").values(n=Count("by", distinct=True))
    return {
        "seen": has(windows.filter(live_from__lte=Now())),
        "goes_on": has(windows.filter(GOES_ON)),
        "opens_at": Subquery(opening.values(first=Min("live_from"))),
        "changed_since": Subquery(first.values("at")[:1]),
        "changed_by": Subquery(first.values(name=name)[:1]),
        "changed_by_count": Subquery(people),
    }


def shown_state(article) -> Shown:
    """The state of a story that came through `with_readers`."""
    shown = replace(_shown(article), is_held=article.is_held)
    if article.state in (State.KILLED, State.SPIKED):
        return shown
    return replace(shown, behind=article.stale_since)


def _shown(article) -> Shown:
    if article.state != State.PUBLISHED:
        return Shown(article.state)
    if not article.seen:
        return Shown(SCHEDULED if article.opens_at else STOPPED, article.opens_at)
    if not article.goes_on:
        return Shown(ENDED)
    if not is_waiting(article):
        return Shown(State.PUBLISHED)
    return Shown(
        WAITING,
        since=article.changed_since,
        by=article.changed_by or "",
        others=max((article.changed_by_count or 0) - 1, 0),
    )


def is_waiting(article) -> bool:
    """Whether the desk copy of a published story was changed after its last print."""
    return article.printed is not None and article.version > article.printed


def in_state(stories, key):
    """Stories (through `with_readers`) that a list shows under that state."""
    published = Q(state=State.PUBLISHED)
    if key == HELD:
        return stories.filter(is_held=True)
    if key == STOPPED:
        return stories.filter(published, pk__in=_stopped(), seen=False, goes_on=False)
    if key == SCHEDULED:
        # From the few windows that open later, not from all that was published.
        opening = Window.objects.filter(live_from__gt=Now()).values("article")
        return stories.filter(published, pk__in=opening, seen=False)
    if key == ENDED:
        return stories.filter(published, seen=True, goes_on=False)
    if key == WAITING:
        return stories.filter(
            published, seen=True, goes_on=True, version__gt=F("printed")
        )
    if key == State.PUBLISHED:
        # Most of all stories: here the whole table is read with profit.
        windows = Window.objects.filter(article=OuterRef("pk"))
        opened = Exists(windows.filter(live_from__lte=Now()))
        return stories.filter(published, opened, Exists(windows.filter(GOES_ON)))
    return stories.filter(state=key)


def planned(stories):
    """Stories (through `with_readers`) that wait for a moment, stopped or not."""
    opening = Window.objects.filter(live_from__gt=Now()).values("article")
    waiting = Q(pk__in=opening) | Q(pk__in=_stopped(), goes_on=False)
    return stories.filter(waiting, state=State.PUBLISHED, seen=False)


def _stopped():
    return Stopped.objects.values("article")
