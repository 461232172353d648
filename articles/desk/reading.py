"""What readers have of a story now, for the pages of the desk."""

from dataclasses import dataclass
from datetime import datetime

from articles.public import public_address
from articles.querysets import LIVE_NOW


@dataclass(frozen=True)
class Reading:
    since: datetime
    address: str


def with_readers_now(article) -> Reading | None:
    """Since when readers have the version that they have, and where; or nothing."""
    window = (
        article.windows.filter(LIVE_NOW)
        .order_by("-live_from")
        .values("live_from", "print__slug")
        .first()
    )
    if window is None:
        return None
    address = public_address(article.edition.code, window["print__slug"])
    return Reading(window["live_from"], address)
