"""Pictures whose time ends, or is over while stories at the desk have them still."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from articles import picture_uses
from articles.models import Figure
from media.models import Image
from media.rights import given, is_over

from .piles import ALIVE, MOST, Pile, Row

# How long before its end the desk hears of a picture.
AHEAD = timedelta(days=30)


def ending(reach):
    """Of every edition: what readers of one get, those of the others get, too."""
    on_desk = Figure.objects.filter(image=OuterRef("pk"), article__state__in=ALIVE)
    found = (
        Image.objects.filter(Exists(on_desk), replaced_by=None)
        .filter(usable_until__lte=reach.now + AHEAD)
        .select_related("replacement")
        .prefetch_related("renditions")
        .order_by("usable_until", "pk")[:MOST]
    )
    return Pile(
        "ending",
        _("Pictures whose time ends"),
        [_row(image, reach) for image in found],
        row="ending",
        hint=_("Say what stands in, or take them out of the desk copies."),
    )


def _row(image, reach):
    over = is_over(image, reach.now)
    shown = given(image, max(reach.now, image.usable_until))
    return Row(
        f"ending-{image.pk}-{int(image.usable_until.timestamp())}",
        since=image.usable_until,
        is_late=over,
        more={
            "image": image,
            "is_over": over,
            "then": shown and shown.image,
            "editions": picture_uses.uses(image, reach.user),
        },
    )
