"""What readers have of a story now, for the pages of the desk."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Now

from articles.public import public_address


@dataclass(frozen=True)
class Reading:
    since: datetime
    address: str


def with_readers_now(article) -> Reading | None:
    """Since when readers have the version that they have, and where; or nothing."""
    open_now = Q(live_until=None) | Q(live_until__gt=Now())
    window = (
        article.windows.filter(open_now, live_from__lte=Now())
        .order_by("-live_from")
        .values("live_from", "print__slug")
        .first()
    )
    if window is None:
        return None
    address = public_address(article.edition.code, window["print__slug"])
    return Reading(window["live_from"], address)
