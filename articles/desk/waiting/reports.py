"""What has to be looked at again after readers got it: second looks and mistakes."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from articles.desk.verbs import VERBS
from articles.models import Mistake, SecondLook, Window
from articles.public import public_address
from articles.querysets import LIVE_NOW
from people.models import Duty

from .piles import MOST, Pile, Row

WEEK = timedelta(days=7)


def duties(reach) -> list[Duty]:
    """Who has the duty now in the editions of which `reach.user` may correct some."""
    if not reach.may("correct"):
        return []
    now = Duty.objects.at(reach.now).filter(reach.where("correct"))
    return list(
        now.filter(user__is_active=True)
        .select_related("user__person", "edition")
        .order_by("edition__position", "ends")
    )


def looks(reach):
    """What another did alone, until somebody has looked."""
    found = (
        SecondLook.objects.filter(
            reach.where("publish", "article__edition"), looked_at=None
        )
        .exclude(by=reach.user.pk)
        .select_related("by__person", "transition")
        .order_by("due_at", "pk")[:MOST]
    )
    return Pile(
        "looks",
        _("Look at it again"),
        [
            Row(
                f"look-{look.pk}",
                look.article_id,
                look.transition.at,
                by=look.by,
                is_late=look.due_at < reach.now,
                more={
                    "look": look,
                    "due": look.due_at,
                    "verb": _verb(look.transition.verb),
                },
            )
            for look in found
        ],
        row="look",
        hint=_("One person did it alone. Somebody else looks at what readers got."),
        is_top=True,
    )


def _verb(name):
    return VERBS[name].label if name in VERBS else name


def mistakes(reach, duties):
    """Those of one's own duty, or of editions where nobody has it, come on top; what
    somebody else has the duty for can wait for them."""
    found = (
        Mistake.objects.filter(reach.where("correct", "article__edition"), done_at=None)
        .select_related("by__person")
        .annotate(edition=F("article__edition"))
        .order_by("at", "pk")[:MOST]
    )
    by_edition = {}
    for duty in duties:
        by_edition.setdefault(duty.edition_id, []).append(duty.user)
    mine, others = [], []
    for each in found:
        responsible = by_edition.get(each.edition, [])
        row = Row(
            f"mistake-{each.pk}",
            each.article_id,
            each.at,
            said=each.text,
            by=each.by,
            more={"sentence": each.sentence, "duty": responsible, "mistake": each},
        )
        is_mine = not responsible or reach.user in responsible
        (mine if is_mine else others).append(row)
    return (
        Pile("mistakes", _("Reported mistakes"), mine, row="mistake", is_top=True),
        Pile(
            "mistakes-duty",
            _("Reported mistakes, with the editor on duty"),
            others,
            row="mistake",
        ),
    )


def own_reports(reach):
    """What came of what one has reported, for a week."""
    live = Window.objects.filter(LIVE_NOW, article=OuterRef("article"))
    newest = live.order_by("-live_from")
    found = (
        Mistake.objects.filter(by=reach.user.pk)
        .filter(Q(done_at=None) | Q(done_at__gte=reach.now - WEEK))
        .select_related("article__edition", "done_by__person")
        .defer("article__body", "article__deck", "article__headline")
        .annotate(
            is_live=Exists(live),
            headline=Subquery(newest.values("print__story__headline")[:1]),
            slug=Subquery(newest.values("print__slug")[:1]),
        )
        .order_by(F("done_at").desc(nulls_first=True), "-at")[:MOST]
    )
    return Pile(
        "reports",
        _("Your reports of mistakes"),
        [
            Row(
                f"report-{each.pk}-{each.outcome}",
                each.article_id,
                each.done_at or each.at,
                said=each.answer,
                by=each.done_by,
                more={
                    "mistake": each,
                    "edition": each.article.edition,
                    "headline": each.headline if each.is_live else "",
                    "live": public_address(each.article.edition.code, each.slug)
                    if each.is_live
                    else "",
                },
            )
            for each in found
        ],
        row="report",
        is_aside=True,
    )
