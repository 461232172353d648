"""Developing stories that nobody goes on with."""

from django.utils.translation import gettext as _

from articles.developing import FORGOTTEN
from articles.models import Article

from .piles import MOST, Pile, Row, State


def forgotten(reach):
    """The longest forgotten first, for who may say that it is complete."""
    found = (
        Article.objects.visible_to(reach.user)
        .filter(
            reach.where("conclude"),
            state=State.PUBLISHED,
            developing_since__lt=reach.now - FORGOTTEN,
            changed_at__lt=reach.now - FORGOTTEN,
        )
        .order_by("changed_at", "pk")
        .values_list("pk", "changed_at")[:MOST]
    )
    return Pile(
        "developing",
        _("Still marked as developing"),
        [Row(f"developing-{pk}", pk, since, is_late=True) for pk, since in found],
        hint=_("Bring it up to date, or say that the story is complete."),
    )
