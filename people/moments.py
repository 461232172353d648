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


def _whole(span: timedelta) -> tuple[int, int, int]:
    """Whole minutes, hours and days of it."""
    minutes = max(int(span.total_seconds()) // 60, 0)
    return minutes, minutes // 60, minutes // 1440


def briefly(span: timedelta) -> str:
    """The same number and unit as `how_long`, for where there is little room."""
    minutes, hours, days = _whole(span)
    if days >= 2:
        return _("%(n)s d") % {"n": days}
    return _("%(n)s h") % {"n": hours} if hours else _("%(n)s min") % {"n": minutes}


def how_long(span: timedelta) -> str:
    """A span in one unit, for what waits: minutes, hours, from two days on days."""
    minutes, hours, days = _whole(span)
    if days >= 2:
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    if hours:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
