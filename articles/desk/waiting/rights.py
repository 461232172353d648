"""Pictures whose time ends, or is over while stories at the desk have them still; and
those that readers of stories which protect people have unseen by anybody."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from articles import picture_uses
from articles.models import Figure
from articles.unchecked import in_all_stories
from media.models import Image
from media.rights import given, is_over

from .piles import ALIVE, MOST, Pile, Row

# How long before its end the desk hears of a picture.
AHEAD = timedelta(days=30)


def unseen(reach):
    """Before everything else: somebody may be recognised in them now."""
    found = in_all_stories(reach.user, reach.now, MOST)
    return Pile(
        "unseen",
        _("People may be recognised in these pictures"),
        [
            Row(
                f"unseen-{each.image.pk}",
                is_late=any(use.is_live for use in each.stories),
                more={
                    "image": each.image,
                    "uses": each.stories,
                    "opens": next((use for use in each.stories if use.may_open), None),
                },
            )
            for each in found
        ],
        row="unseen",
        hint=_(
            "Readers of stories that protect people have them, or get them, and nobody"
            " has looked at them."
        ),
    )


def ending(reach):
    """Of every edition: what readers of one get, those of the others get, too."""
    on_desk = Figure.objects.filter(image=OuterRef("pk"), article__state__in=ALIVE)
    found = (
        Image.objects.filter(replaced_by=None, usable_until__lte=reach.now + AHEAD)
        .filter(Q(usable_until__gt=reach.now) | Exists(on_desk))
        .select_related("replacement")
        .prefetch_related("renditions")
        .order_by("usable_until", "pk")[: 5 * MOST]
    )
    images = list(found)
    uses = picture_uses.uses_of(images, reach.user) if images else {}
    return Pile(
        "ending",
        _("Pictures whose time ends"),
        [_row(image, uses[image.pk], reach) for image in images if uses[image.pk]][
            :MOST
        ],
        row="ending",
        hint=_("Say what stands in, or take them out of the desk copies."),
    )


def _row(image, uses, reach):
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
            "editions": uses,
        },
    )
