"""Translations whose original went on without them, and originals that have none."""

from datetime import timedelta

from django.db.models import F
from django.utils.translation import gettext as _

from articles.models import Article, Commission, CorrectionDuty, Window
from articles.public import public_address
from articles.querysets import LIVE_NOW
from people.roles import Role, editions_where

from .piles import ALIVE, MOST, Pile, Row, State
from .reach import within

NEWEST = timedelta(days=14)


def behind(reach):
    """Corrections of an original that a translation has the duty to take over, and
    translations whose original says something else by now."""
    return _corrections(reach), _stale(reach)


def _corrections(reach):
    """The one that is due first comes first."""
    concerned = Article.objects.listed_to(reach.user).filter(
        _concerns(reach), state=State.PUBLISHED
    )
    duties = CorrectionDuty.objects.filter(settled_at=None, article__in=concerned)
    found = duties.order_by("due_at", "pk").values(
        *("pk", "article_id", "due_at", "article__edition"),
        at=F("correction__at"),
        text=F("correction__text"),
    )[:MOST]
    correcting = editions_where(reach.user, "correct")
    return Pile(
        "corrections",
        _("Corrections to take over"),
        [
            Row(
                f"due-{each['pk']}",
                each["article_id"],
                each["at"],
                said=each["text"],
                is_late=each["due_at"] < reach.now,
                more={
                    "due": each["due_at"],
                    "duty": each["pk"],
                    "may_settle": correcting is None
                    or each["article__edition"] in correcting,
                },
            )
            for each in found
        ],
        row="duty",
        hint=_("The original was corrected; readers of the translation are told."),
        is_top=True,
    )


def _stale(reach):
    found = (
        Article.objects.listed_to(reach.user)
        .filter(_concerns(reach), stale_since__isnull=False, state__in=ALIVE)
        .order_by("stale_since", "pk")
        .values_list("pk", "stale_since")[:MOST]
    )
    return Pile(
        "stale",
        _("Translations that are behind"),
        [Row(f"stale-{pk}", pk, since) for pk, since in found],
        hint=_("The original says something else by now."),
    )


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
            developing=F("article__developing_since"),
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
            "is_developing": each["developing"] is not None,
        },
    )
