"""Sounds, videos and documents whose time ends while stories have them."""

from django.utils.translation import gettext as _

from articles import file_uses
from media.models import Enclosure

from .piles import SHOWN, Pile, Row
from .rights import AHEAD


def ending(reach):
    """Of every edition, soonest first; the few that are shown at once."""
    until = (reach.now, reach.now + AHEAD)
    found = Enclosure.objects.filter(usable_until__range=until)
    found = list(found.order_by("usable_until", "pk")[:SHOWN])
    uses = {each.pk: file_uses.uses(each, reach.user) for each in found}
    return Pile(
        "ending-files",
        _("Sound, video and documents whose time ends"),
        [_row(each, uses[each.pk]) for each in found if uses[each.pk]],
        row="ending-file",
        hint=_("At that moment they are gone from these stories."),
    )


def _row(enclosure, uses):
    return Row(
        f"ending-file-{enclosure.pk}-{int(enclosure.usable_until.timestamp())}",
        since=enclosure.usable_until,
        more={"file": enclosure, "uses": uses},
    )
