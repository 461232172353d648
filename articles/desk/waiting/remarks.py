"""Notes that wait for one person: where they are named, and on what they work on."""

from django.db.models import F, Q
from django.utils.translation import gettext as _

from articles.models import Addressee, Article

from .piles import MOST, Pile, Row


def remarks(reach):
    """One row for each note, with the last that was said there and not read yet; only
    of stories that they may still read."""
    named, others = {}, {}
    for each in _unseen(reach):
        head = each["answers"] or each["remark"]
        rows = named if each["by_name"] else others
        rows.setdefault(head, _row(each, head))
    others = {head: row for head, row in others.items() if head not in named}
    return (
        Pile(
            "named",
            _("You are named in a note"),
            list(named.values())[:MOST],
            row="note",
            is_top=True,
        ),
        Pile(
            "notes",
            _("Notes on what you work on"),
            list(others.values())[:MOST],
            row="note",
        ),
    )


def _unseen(reach):
    readable = Article.objects.visible_to(reach.user).values("pk")
    is_open = Q(remark__answers=None, remark__done_at=None)
    is_open |= Q(remark__answers__isnull=False, remark__answers__done_at=None)
    return (
        Addressee.objects.filter(is_open, user=reach.user.pk, seen_at=None)
        .filter(remark__article__in=readable)
        .order_by("-remark__at", "-pk")
        .values(
            *("remark", "by_name"),
            answers=F("remark__answers"),
            text=F("remark__text"),
            step_note=F("remark__step__note"),
            at=F("remark__at"),
            by=F("remark__by"),
            article=F("remark__article"),
        )[: 2 * MOST]
    )


def _row(each, head):
    return Row(
        f"note-{each['remark']}",
        each["article"],
        each["at"],
        # What came with a step has its words there.
        said=each["text"] or each["step_note"] or "",
        by=each["by"],
        more={"head": head},
    )
