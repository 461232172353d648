"""Where each original stands in each edition, for many originals with few queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import F, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.desk.states import ENDED, SCHEDULED, STOPPED, shown_state, with_readers
from articles.models import (
    Article,
    Commission,
    CorrectionDuty,
    Print,
    Team,
    Transition,
)
from people.models import Edition

from .commissions import AT_WORK, GONE

State = Article.State


class Stage(StrEnum):
    NONE = "none"
    NOT_WANTED = "not_wanted"
    WANTED = "wanted"
    ASSIGNED = "assigned"
    IN_WORK = "in_work"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    LIVE = "live"
    STALE = "stale"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"

    @property
    def label(self):
        return LABELS[self]


LABELS = {
    Stage.NONE: _("undecided"),
    Stage.NOT_WANTED: _("not wanted"),
    Stage.WANTED: _("wanted"),
    Stage.ASSIGNED: _("assigned"),
    Stage.IN_WORK: _("in work"),
    Stage.IN_REVIEW: _("in review"),
    Stage.APPROVED: _("approved"),
    Stage.SCHEDULED: _("scheduled"),
    Stage.LIVE: _("live"),
    Stage.STALE: _("out of date"),
    Stage.ENDED: _("no longer with readers"),
    Stage.WITHDRAWN: _("withdrawn"),
    Stage.DROPPED: _("dropped"),
}
# Until readers have it, it can be late.
UNDERWAY = frozenset(
    {
        *(Stage.WANTED, Stage.ASSIGNED, Stage.IN_WORK),
        *(Stage.IN_REVIEW, Stage.APPROVED, Stage.SCHEDULED),
    }
)
_OF_STATE = {
    State.DRAFT: Stage.IN_WORK,
    State.SUBMITTED: Stage.IN_REVIEW,
    State.APPROVED: Stage.APPROVED,
    State.KILLED: Stage.WITHDRAWN,
    State.SPIKED: Stage.DROPPED,
}
# Drawn like states of stories (desk.css).
_LOOKS = {
    Stage.WANTED: "submitted",
    Stage.ASSIGNED: "draft",
    Stage.IN_WORK: "draft",
    Stage.IN_REVIEW: "submitted",
    Stage.LIVE: "published",
    Stage.STALE: "waiting",
    Stage.WITHDRAWN: "killed",
    Stage.DROPPED: "spiked",
}


@dataclass
class Place:
    """One original in one edition.

    `since` is when it came to stand so. `is_behind` says that the original went on
    while the translation is at work, `is_free` that what is begun has nobody,
    `is_orphan` that there is work on what is withdrawn or dropped.
    """

    original: Article
    edition: Edition
    stage: Stage = Stage.NONE
    since: datetime | None = None
    due_at: datetime | None = None
    is_late: bool = False
    who: str = ""
    commission: Commission | None = None
    translation: Article | None = None
    is_behind: bool = False
    is_free: bool = False
    is_orphan: bool = False
    is_held: bool = False

    @property
    def label(self):
        return self.stage.label

    @property
    def look(self):
        """Under which of the desk's states it is drawn."""
        return _LOOKS.get(self.stage, self.stage.value)

    @property
    def may_begin(self):
        """Whether nothing stands against beginning it, beside rights."""
        return self.translation is None and self.original.state not in GONE


def start_address(original_id, edition) -> str:
    """Where a translation is begun."""
    return reverse("admin:articles_article_translate", args=[original_id, edition.code])


def queue(originals, editions, now) -> dict:
    """Original's id -> edition's id -> Place. Not for the original's own edition."""
    ids = [each.pk for each in originals]
    commissions = _by_pair(_commissions(ids, editions))
    translations = _by_pair(_translations(ids, editions))
    duties = _duties(translations.values())
    found = defaultdict(dict)
    for original in originals:
        for edition in editions:
            if edition.pk != original.edition_id:
                pair = (original.pk, edition.pk)
                place = Place(
                    original,
                    edition,
                    commission=commissions.get(pair),
                    translation=translations.get(pair),
                )
                _stand(place, duties, now)
                found[original.pk][edition.pk] = place
    return found


def _by_pair(rows):
    return {(each.original_id, each.edition_id): each for each in rows}


def _commissions(ids, editions):
    return Commission.objects.filter(
        original__in=ids, edition__in=editions
    ).select_related("translator__person", "asked_by__person")


def _translations(ids, editions):
    came = Transition.objects.filter(article=OuterRef("pk"), after=OuterRef("state"))
    came = came.exclude(before=F("after")).order_by("-at", "-pk")
    first = Print.objects.filter(article=OuterRef("pk"), first_live__isnull=False)
    team = Team.objects.exclude(part=Team.Part.EDITOR).select_related("user__person")
    return (
        with_readers(Article.objects.filter(original__in=ids, edition__in=editions))
        .annotate(
            came_at=Coalesce(Subquery(came.values("at")[:1]), "created_at"),
            first_live=Subquery(first.order_by("-pk").values("first_live")[:1]),
        )
        .defer("body", "deck")
        .prefetch_related(Prefetch("team", team))
    )


def _duties(translations):
    """A translation's id -> until when a correction is to be taken over."""
    live = [each.pk for each in translations if each.state == State.PUBLISHED]
    open_ones = CorrectionDuty.objects.filter(article__in=live, settled_at=None)
    found = open_ones.order_by("-due_at").values_list("article", "due_at")
    return dict(found) if live else {}


def _stand(place, duties, now):
    if place.translation:
        _stand_as_begun(place, duties)
    elif place.commission:
        _stand_as_asked(place)
    if place.stage in UNDERWAY:
        place.due_at = place.commission and place.commission.due_at
        place.is_orphan = place.original.state in GONE
    place.is_late = bool(place.due_at and place.due_at < now)


def _stand_as_asked(place):
    asked = place.commission
    if not asked.is_wanted:
        place.stage, place.since = Stage.NOT_WANTED, asked.asked_at
    elif asked.translator_id:
        place.stage, place.since = Stage.ASSIGNED, asked.assigned_at
        place.who = str(asked.translator)
    else:
        place.stage, place.since = Stage.WANTED, asked.asked_at


def _stand_as_begun(place, duties):
    made, asked = place.translation, place.commission
    place.stage, place.since = _stage_of(made), made.came_at
    place.is_held = made.is_held
    if made.state in AT_WORK:
        place.is_behind = bool(made.stale_since)
        place.who = ", ".join(str(each.user) for each in made.team.all())
        if asked and asked.is_wanted:
            place.is_free = asked.translator_id is None
            place.who = str(asked.translator) if asked.translator_id else ""
    elif place.stage == Stage.LIVE:
        place.since = made.first_live
    elif place.stage == Stage.STALE:
        place.since, place.due_at = made.stale_since, duties.get(made.pk)


def _stage_of(translation):
    shown = shown_state(translation).key
    if shown in (SCHEDULED, STOPPED):
        return Stage.SCHEDULED
    if shown == ENDED:
        return Stage.ENDED
    if stage := _OF_STATE.get(translation.state):
        return stage
    return Stage.STALE if translation.stale_since else Stage.LIVE
