"""Stories on legal hold: for who set it, and for the chief."""

from django.db.models import Q
from django.utils.translation import gettext as _

from articles import stopping
from articles.desk.states import HELD
from articles.models import Article, Hold

from .piles import MOST, Pile, Row


def held(reach):
    whose = Q() if reach.is_chief else Q(by=reach.user.pk)
    found = Hold.objects.filter(whose, lifted_at=None).select_related("by__person")
    found = list(found.order_by("at", "pk")[:MOST])
    stopped = _stopped(found, reach.now)
    return Pile(
        "held",
        _("On legal hold"),
        [
            Row(
                f"held-{each.pk}",
                each.article_id,
                each.at,
                said=each.reason,
                by=each.by,
                more={"stopped": stopped.get(each.article_id, [])},
            )
            for each in found
        ],
        list=f"state={HELD}",
        hint=_("Nothing of them goes to readers until you lift it, in no language."),
    )


def _stopped(holds, now) -> dict:
    """The planned moments that each hold stops, by the story on which it stands: in
    every language, and whether they passed."""
    ids = [each.article_id for each in holds]
    if not ids:
        return {}
    works = Article.objects.filter(Q(pk__in=ids) | Q(original__in=ids), is_held=True)
    rows = stopping.planned(works.values("pk")).select_related("article__edition")
    found = {}
    for row in rows.order_by("print__live_from", "pk"):
        at = row.print.live_from
        moment = {"at": at, "edition": row.article.edition, "passed": at <= now}
        for pk in {row.article_id, row.article.original_id} & set(ids):
            found.setdefault(pk, []).append(moment)
    return found
