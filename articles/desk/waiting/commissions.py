"""Translations that editors asked for: one's own, those that nobody has, late ones."""

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from articles.desk.headlines import with_known_headline
from articles.models import Article, Commission, CommissionStep, Window
from articles.querysets import LIVE_NOW
from articles.translation.commissions import GONE
from articles.translation.queue import start_address
from people.models import User
from people.roles import Role

from .piles import MOST, Pile, Row, State
from .reach import within


def late(reach):
    """For editors: what their edition asked for and does not have in time."""
    out = _made().filter(state__in=(State.PUBLISHED, *GONE))
    found = _wanted().filter(reach.where("approve"), due_at__lt=reach.now)
    found = found.exclude(Exists(out)).exclude(original__state__in=GONE)
    return Pile(
        "late",
        _("Translations that are late"),
        _rows("late", found, reach),
        row="commission",
        hint=_("Their date has passed, and readers do not have them."),
        is_top=True,
    )


def assigned(reach):
    """What this person has and has not begun, apart what is late."""
    found = _wanted().filter(translator=reach.user.pk).exclude(Exists(_made()))
    rows = _rows("assigned", found, reach)
    yield Pile(
        "own-late",
        _("Late: translations assigned to you"),
        [row for row in rows if row.is_late],
        row="commission",
        hint=_("Their date has passed. Begin, or hand them back and say why."),
        is_top=True,
    )
    yield Pile(
        "assigned",
        _("Translations assigned to you"),
        [row for row in rows if not row.is_late],
        row="commission",
    )


def free(reach):
    """What somebody wants and nobody has, in the editions of a translator: what they
    may read already, or will when they take it."""
    live = Window.objects.filter(LIVE_NOW, article=OuterRef("original"))
    found = (
        _wanted()
        .filter(within(reach.with_role(Role.TRANSLATOR)), translator=None)
        .filter(Q(is_open=True) | Exists(live))
        .exclude(original__state__in=GONE)
        .exclude(Exists(_made().filter(state__in=(State.PUBLISHED, *GONE))))
    )
    return Pile(
        "free",
        _("Wanted, and nobody has it"),
        _rows("free", found, reach),
        row="commission",
    )


def _wanted():
    return Commission.objects.filter(is_wanted=True)


def _made():
    return Article.objects.filter(
        original=OuterRef("original"), edition=OuterRef("edition")
    )


def _rows(key, commissions, reach):
    """Due and late first."""
    steps = CommissionStep.objects.filter(
        commission=OuterRef("pk"), verb=CommissionStep.Verb.HAND_BACK
    )
    commissions = commissions.annotate(back=Subquery(steps.values("note")[:1]))
    found = list(
        commissions.order_by(F("due_at").asc(nulls_last=True), "asked_at", "pk")[:MOST]
    )
    originals = _originals(reach.user, {each.original_id for each in found})
    names = _names({each.translator_id for each in found})
    return [
        _row(key, each, originals[each.original_id], names, reach) for each in found
    ]


def _originals(user, ids):
    if not ids:
        return {}
    found = with_known_headline(Article.objects.filter(pk__in=ids), user)
    live = Window.objects.filter(LIVE_NOW, article=OuterRef("pk"))
    return found.annotate(is_live=Exists(live)).defer("body", "deck").in_bulk()


def _names(ids):
    known = ids - {None}
    return User.objects.select_related("person").in_bulk(known) if known else {}


def _row(key, asked, original, names, reach):
    edition = reach.editions[asked.edition_id]
    is_gone = original.state in GONE
    readable = original.known_headline is not None
    return Row(
        f"{key}-{edition.code}-{original.pk}",
        since=asked.assigned_at or asked.asked_at,
        said=asked.note,
        is_late=bool(asked.due_at and asked.due_at < reach.now),
        more={
            "id": original.pk,
            "headline": original.known_headline,
            "edition": reach.editions[original.edition_id],
            "into": edition,
            "due_at": asked.due_at,
            "back": asked.back,
            "who": names.get(asked.translator_id, ""),
            "is_draft": not (original.is_live or is_gone),
            "gone": original.state if is_gone else "",
            "begin": start_address(original.pk, edition)
            if readable and not is_gone
            else "",
        },
    )
