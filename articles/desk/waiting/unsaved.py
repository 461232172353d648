"""Texts that one typed and has not saved yet."""

from django.utils.translation import gettext as _

from articles.models import Autosave

from .piles import MOST, Pile, Row


def unsaved(reach):
    found = (
        Autosave.objects.filter(by=reach.user.pk)
        .select_related("edition")
        .defer("data")
        .order_by("-at", "-pk")[:MOST]
    )
    return Pile(
        "unsaved",
        _("Not saved yet"),
        [
            Row(
                f"unsaved-{each.pk}",
                each.article_id,
                each.at,
                more={"edition": each.edition},
            )
            for each in found
        ],
        row="unsaved",
        hint=_("You typed it and left the page. Open it and save it, or forget it."),
    )
