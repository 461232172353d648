"""On which clock somebody works, for moments that belong to no edition."""

from zoneinfo import ZoneInfo

from people.models import Edition
from people.roles import editions_where_own


def zone_of(user) -> ZoneInfo:
    """The clock of the first edition in which somebody works."""
    ids = editions_where_own(user, "read")
    editions = (
        Edition.objects.all() if ids is None else Edition.objects.filter(pk__in=ids)
    )
    first = editions.first()
    return first.zone if first else ZoneInfo("UTC")
