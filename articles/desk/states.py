"""What the desk says of a story: its state, in finer words than the row's own."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Print, Window
from articles.querysets import LIVE_NOW
from articles.windows import SHOWN

State = Article.State
SCHEDULED, WAITING, ENDED = "scheduled", "waiting", "ended"
LABELS = {
    **{state.value: state.label for state in State},
    SCHEDULED: _("Scheduled"),
    WAITING: _("Published, changes waiting"),
    ENDED: _("No longer with readers"),
}


@dataclass(frozen=True)
class Shown:
    """A state as a pill shows it; `at` is the moment of a scheduled story."""

    key: str
    at: datetime | None = None

    @property
    def label(self):
        return LABELS[self.key]


def with_readers(stories):
    """Stories with what readers have of them:

    `seen` (whether they have had it), `live` (whether they have it now), `opens_at`
    (when they get it next) and `printed` (the number of the revision printed last).
    """
    windows = Window.objects.filter(article=OuterRef("pk")).order_by()
    prints = Print.objects.filter(article=OuterRef("pk"), kind__in=SHOWN)
    opening = windows.filter(live_from__gt=Now()).values("article")
    return stories.annotate(
        seen=Exists(windows.filter(live_from__lte=Now())),
        live=Exists(windows.filter(LIVE_NOW)),
        opens_at=Subquery(opening.values(first=Min("live_from"))),
        printed=Subquery(prints.order_by("-pk").values("revision__number")[:1]),
    )


def shown_state(article) -> Shown:
    """The state of a story that came through `with_readers`."""
    if article.state != State.PUBLISHED:
        return Shown(article.state)
    if not article.seen:
        return Shown(SCHEDULED, article.opens_at)
    if not (article.live or article.opens_at):
        return Shown(ENDED)
    return Shown(WAITING if is_waiting(article) else State.PUBLISHED)


def is_waiting(article) -> bool:
    """Whether the desk copy of a published story was changed after its last print."""
    return article.printed is not None and article.version > article.printed


def in_state(stories, key):
    """Stories (through `with_readers`) that a list shows under that state."""
    published = Q(state=State.PUBLISHED)
    if key == SCHEDULED:
        return stories.filter(published, seen=False)
    seen = published & Q(seen=True)
    now_or_later = Q(live=True) | Q(opens_at__isnull=False)
    if key == ENDED:
        return stories.filter(seen).exclude(now_or_later)
    if key == WAITING:
        return stories.filter(seen, now_or_later, version__gt=F("printed"))
    if key == State.PUBLISHED:
        return stories.filter(seen, now_or_later)
    return stories.filter(state=key)
