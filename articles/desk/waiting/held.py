"""Stories on legal hold: for who set it, and for the chief."""

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.desk.states import HELD
from articles.models import Hold

from .piles import MOST, Pile, Row


def held(reach):
    whose = Q() if reach.is_chief else Q(by=reach.user.pk)
    found = Hold.objects.filter(whose, lifted_at=None).select_related("by__person")
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
            )
            for each in found.order_by("at", "pk")[:MOST]
        ],
        list=f"state={HELD}",
        hint=_("Nothing of them goes to readers until you lift it, in no language."),
    )
