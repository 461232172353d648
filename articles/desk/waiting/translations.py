"""Translations whose original went on without them, and originals that have none."""

from datetime import timedelta

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from articles.models import (
    Article,
    Commission,
    Correction,
    Revision,
    Transition,
    Window,
)
from articles.public import public_address
from articles.querysets import LIVE_NOW
from people.roles import Role

from .piles import AT_WORK, MOST, Pile, Row, State
from .reach import within

PRINTING = ("publish", "update", "correct")
AGAIN = ("update", "correct")
# A minor fix that nobody has taken over for so long is not news any more. Corrections
# wait until they are taken over, however long that is.
FORGOTTEN = timedelta(days=90)
NEWEST = timedelta(days=14)


def behind(reach):
    """Corrections of an original that readers of a translation do not have, and
    originals that were printed again after the translation was saved or printed."""
    last = {
        "corrected_at": _last(("correct",), "original"),
        "again_at": _last(AGAIN, "original"),
        "own_print": _last(PRINTING, "pk"),
        "own_save": Subquery(
            Revision.objects.filter(article=OuterRef("pk"))
            .order_by("-number")
            .values("at")[:1]
        ),
    }
    is_due = Q(state=State.PUBLISHED, corrected_at__gt=F("own_print"))
    is_stale = Q(again_at__gt=F("own"))
    found = (
        Article.objects.listed_to(reach.user)
        .filter(_concerns(reach), _may_be_behind(reach.now), original__isnull=False)
        .annotate(**last)
        .annotate(own=Greatest("own_save", "own_print"))
        .filter(is_due | is_stale)
        .annotate(note=Subquery(_notes().values("text")[:1]))
        .order_by("again_at", "pk")
        .values("pk", "state", "corrected_at", "again_at", "own_print", "note")[:MOST]
    )
    due, stale = [], []
    for each in found:
        (due if _is_due(each) else stale).append(each)
    return (
        Pile(
            "corrections",
            _("Corrections to take over"),
            [
                Row(f"due-{e['pk']}", e["pk"], e["corrected_at"], said=e["note"])
                for e in due
            ],
            hint=_("The original was corrected; the translation says it the old way."),
            is_top=True,
        ),
        Pile(
            "stale",
            _("Translations that are behind"),
            [
                Row(f"stale-{each['pk']}", each["pk"], each["again_at"])
                for each in stale
            ],
            hint=_("The original was published again after their last change."),
        ),
    )


def _is_due(each) -> bool:
    return bool(
        each["state"] == State.PUBLISHED
        and each["corrected_at"]
        and each["own_print"]
        and each["corrected_at"] > each["own_print"]
    )


def _last(verbs, of):
    steps = Transition.objects.filter(article=OuterRef(of), verb__in=verbs)
    return Subquery(steps.order_by("-at").values("at")[:1])


def _notes():
    return Correction.objects.filter(article=OuterRef("original")).order_by("-at")


def _may_be_behind(now) -> Q:
    """The few of many translations at which it is worth to look closer: those that
    are at work, and of the published ones those that nobody has touched since the
    original went on (their last change is their last save or print)."""
    went_on = (
        Transition.objects.filter(
            Q(verb="correct") | Q(verb="update", at__gte=now - FORGOTTEN),
            article__translations__state=State.PUBLISHED,
            article__translations__changed_at__lt=F("at"),
        )
        .order_by("-at")
        .values_list("article__translations", flat=True)[: 10 * MOST]
    )
    changes = Q(state=State.PUBLISHED, version__gt=F("printed"))
    return Q(pk__in=set(went_on)) | Q(state__in=AT_WORK) | changes


def _concerns(reach):
    translating = within(reach.with_role(Role.TRANSLATOR))
    return reach.where("publish") | translating | reach.own


def to_start(reach):
    """Originals of the last two weeks that readers have, and in the editions of a
    translator not yet: as readers know them, for their texts may be closed."""
    editions = [reach.editions[pk] for pk in sorted(reach.with_role(Role.TRANSLATOR))]
    live = _newest_live(reach.now)
    pairs = {
        "original__in": [each["article_id"] for each in live],
        "edition__in": editions,
    }
    # What is wanted is in piles of its own, and what is not wanted in none.
    taken = {
        *Article.objects.filter(**pairs).values_list("original_id", "edition_id"),
        *Commission.objects.filter(**pairs).values_list("original_id", "edition_id"),
    }
    rows = [
        _to_start(each, edition, reach.editions[each["edition_id"]])
        for each in live
        for edition in editions
        if edition.pk != each["edition_id"]
        and (each["article_id"], edition.pk) not in taken
    ]
    return Pile(
        "start",
        _("Ready to translate"),
        rows[:MOST],
        row="start",
        hint=_("Readers of another edition have them. Nobody has begun yours."),
    )


def _newest_live(now):
    since = now - NEWEST
    return list(
        Window.objects.filter(
            LIVE_NOW,
            live_from__gte=since,
            print__first_live__gte=since,
            article__original=None,
            article__source_language="",
        )
        .order_by("-print__first_live", "-article")
        .values(
            "article_id",
            "edition_id",
            headline=F("print__story__headline"),
            slug=F("print__slug"),
            since=F("print__first_live"),
        )[:MOST]
    )


def _to_start(each, into, edition):
    return Row(
        f"start-{into.code}-{each['article_id']}",
        each["article_id"],
        each["since"],
        more={
            "headline": each["headline"],
            "edition": edition,
            "into": into,
            "live": public_address(edition.code, each["slug"]),
        },
    )
