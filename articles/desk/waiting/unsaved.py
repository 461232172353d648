"""Texts that one typed and left without saving."""

from datetime import timedelta

from django.utils.translation import gettext as _

from articles.desk.presence import CLOSED
from articles.desk.unsaved import unsaved_of
from articles.models import Presence

from .piles import Pile, Row

# A page of a story that is new tells nobody that it is open; it is, while it is typed.
TYPING = timedelta(minutes=2)


def unsaved(reach):
    """Not those of a page that is open in another window: there it goes on."""
    opened = set(
        Presence.objects.filter(
            by=reach.user.pk, seen_at__gt=reach.now - CLOSED
        ).values_list("page", flat=True)
    )
    left = [
        offer
        for offer in unsaved_of(reach.user)
        if offer.row.page not in opened and reach.now - offer.row.at > TYPING
    ]
    return Pile(
        "unsaved",
        _("Not saved yet"),
        [
            Row(
                f"unsaved-{offer.row.pk}",
                offer.row.article_id,
                offer.row.at,
                more={"offer": offer, "edition": offer.row.edition},
            )
            for offer in left
        ],
        row="unsaved",
        hint=_("You typed it and left the page. Put it back, or forget it."),
    )
