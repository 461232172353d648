"""Stories on their way to readers, and those that have just got there."""

from datetime import UTC, datetime, timedelta

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from articles import holds
from articles.desk.states import (
    SCHEDULED,
    STOPPED,
    WAITING,
    in_state,
    planned,
    with_readers,
)
from articles.models import Article, Commission, Print, Transition, Window
from articles.querysets import LIVE_NOW

from .piles import LATE, MOST, Pile, Row, State, with_last_step

WEEK = timedelta(days=7)
_NEVER = datetime.max.replace(tzinfo=UTC)


def drafts(reach):
    """What is sent back, and what is begun, of one's own."""
    found = list(
        with_last_step(Article.objects.visible_to(reach.user))
        .filter(reach.own, state=State.DRAFT)
        .order_by("-changed_at", "-pk")
        .values("pk", "original_id", "source_language", "changed_at", "step")
        .annotate(at=F("step_at"), note=F("step_note"), by=F("step_by"))
        .annotate(source=F("original__state"), due_at=Subquery(_due()))[:MOST]
    )
    back = [each for each in found if each["step"] == "send_back"]
    begun = [each for each in found if each["step"] != "send_back"]
    translated = [e for e in begun if e["original_id"] or e["source_language"]]
    translated.sort(key=lambda each: each["due_at"] or _NEVER)
    written = [each for each in begun if each not in translated]
    return (
        Pile(
            "back",
            _("Sent back to you"),
            [
                Row(
                    f"back-{each['pk']}",
                    each["pk"],
                    each["at"],
                    said=each["note"],
                    by=each["by"],
                )
                for each in back
            ],
            list="whose=mine&state=draft",
            is_top=True,
        ),
        Pile(
            "translations",
            _("Translations that you work on"),
            [_translated(each, reach) for each in translated],
            list="whose=mine&state=draft",
        ),
        Pile(
            "drafts",
            _("Your drafts"),
            [Row(f"draft-{each['pk']}", each["pk"]) for each in written],
            list="whose=mine&state=draft",
        ),
    )


def _due():
    """Until when the translation is wanted."""
    asked = Commission.objects.filter(
        original=OuterRef("original"), edition=OuterRef("edition"), is_wanted=True
    )
    return asked.values("due_at")[:1]


def _translated(each, reach):
    due_at, gone = each["due_at"], each["source"] in (State.KILLED, State.SPIKED)
    return Row(
        f"draft-{each['pk']}",
        each["pk"],
        is_late=bool(due_at and due_at < reach.now),
        more={"due_at": due_at, "gone": each["source"] if gone else ""},
    )


def at_the_desk(reach):
    """In review and approved, the longest there first: editors see all of theirs, and
    writers see where their own stand."""
    came = (
        Transition.objects.filter(article=OuterRef("pk"), after=OuterRef("state"))
        .exclude(before=F("after"))
        .order_by("-at", "-pk")
    )
    in_review = Q(state=State.SUBMITTED) & (reach.where("approve") | reach.own)
    approved = Q(state=State.APPROVED) & (reach.where("publish") | reach.own)
    found = list(
        Article.objects.visible_to(reach.user)
        .filter(in_review | approved)
        .annotate(since=Coalesce(Subquery(came.values("at")[:1]), "changed_at"))
        # What is breaking is looked at first.
        .order_by(F("developing_since").asc(nulls_last=True), "since", "pk")
        .values("pk", "state", "since")[: 2 * MOST]
    )
    editing = reach.may("approve")
    return (
        _standing("review", _("In review"), State.SUBMITTED, found, reach, editing),
        _standing("approved", _("Approved"), State.APPROVED, found, reach, False),
    )


def _standing(key, title, state, found, reach, may_be_late):
    rows = [
        Row(
            f"{key}-{each['pk']}",
            each["pk"],
            each["since"],
            is_late=may_be_late and reach.now - each["since"] > LATE,
        )
        for each in found
        if each["state"] == state
    ]
    return Pile(key, title, rows[:MOST], row="story", list=f"state={state}")


def scheduled(reach):
    """Today's by the clock of each edition, later ones, and whose moment was stopped:
    by nothing any more, for what is on hold waits for that alone."""
    stories = planned(with_readers(Article.objects.visible_to(reach.user)))
    found = list(
        stories.filter(reach.where("publish") | reach.own)
        .order_by("opens_at", "pk")
        .values("pk", "opens_at", "edition_id", "is_held")[:MOST]
    )
    today, later, stopped = [], [], []
    for each in found:
        if each["opens_at"] is None:
            row = Row(f"stopped-{each['pk']}", each["pk"])
            stopped += [] if each["is_held"] else [row]
            continue
        zone = reach.editions[each["edition_id"]].zone
        day = each["opens_at"].astimezone(zone).date()
        is_today = day == reach.now.astimezone(zone).date()
        row = Row(f"scheduled-{each['pk']}", each["pk"])
        (today if is_today else later).append(row)
    whole = f"state={SCHEDULED}"
    return (
        Pile(
            "stopped",
            _("Stopped before their moment"),
            stopped,
            list=f"state={STOPPED}",
            hint=_stopped_by(reach) if stopped else "",
            is_top=True,
        ),
        Pile("today", _("Scheduled today"), today, list=whole, is_aside=True),
        Pile("later", _("Scheduled"), later, list=whole, is_aside=True),
    )


def _stopped_by(reach):
    """While all publishing is frozen nobody can choose a moment, and need not: one that
    is still to come afterwards comes as planned."""
    if holds.is_frozen_for(reach.user):
        return _(
            "All publishing is frozen. When that ends, what is planned for later comes"
            " as planned, and you are asked about what has passed."
        )
    return _("Readers do not get them by themselves: choose a moment.")


def changes(reach):
    """Live stories whose desk copy readers do not have yet."""
    stories = in_state(with_readers(Article.objects.visible_to(reach.user)), WAITING)
    found = (
        stories.filter(reach.where("edit") | reach.own)
        .order_by("changed_at", "pk")
        .values_list("pk", flat=True)[:MOST]
    )
    return Pile(
        "changes",
        _("Changes waiting"),
        [Row(f"changes-{pk}", pk) for pk in found],
        list=f"state={WAITING}",
        hint=_("Readers do not have them yet."),
    )


def out(reach):
    """What readers got in the last seven days."""
    week_ago = reach.now - WEEK
    opened = Window.objects.filter(
        LIVE_NOW, live_from__gte=week_ago, print__first_live__gte=week_ago
    )
    first = Print.objects.filter(article=OuterRef("pk"), first_live__isnull=False)
    found = (
        Article.objects.visible_to(reach.user)
        .filter(reach.where("publish") | reach.own, state=State.PUBLISHED)
        .filter(pk__in=opened.values("article"))
        .annotate(since=Subquery(first.order_by("-pk").values("first_live")[:1]))
        .order_by("-since", "-pk")
        .values_list("pk", "since")[:MOST]
    )
    return Pile(
        "out",
        _("Published this week"),
        [Row(f"out-{pk}", pk, since) for pk, since in found],
        list="state=published",
        is_aside=True,
        is_record=True,
    )
