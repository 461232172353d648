"""How long ago something was, for lists in which the clocks of editions differ."""

from datetime import UTC, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def long_ago(at, zone=UTC) -> str:
    """In minutes or hours; from a day on the date alone, by the clock of `zone`."""
    passed = timezone.now() - at
    if passed >= timedelta(days=1) or passed < -timedelta(minutes=1):
        return f"{at.astimezone(zone):%Y-%m-%d}"
    minutes = int(passed.total_seconds()) // 60
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        words = ngettext("%(n)s minute ago", "%(n)s minutes ago", minutes)
        return words % {"n": minutes}
    hours = minutes // 60
    return ngettext("%(n)s hour ago", "%(n)s hours ago", hours) % {"n": hours}
