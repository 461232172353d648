"""A moment as it is typed on the clock of a place: never guessed at.

In a night in which clocks are put forward some times do not exist, and in one in
which they are put back some come twice. The first are refused with the times around
the gap; of the second the form asks which one is meant.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FIRST, SECOND = "first", "second"
_FORMAT = "%Y-%m-%dT%H:%M"
_MINUTE = timedelta(minutes=1)


def comes_twice(local: datetime, zone: ZoneInfo) -> bool:
    """Whether the naive `local` is on that clock twice."""
    first, second = _both(local, zone)
    return first.utcoffset() > second.utcoffset()


def gap_at(local: datetime, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    """The last minute before and the first one behind the gap that `local` is in."""
    if not _in_gap(local, zone):
        return None
    early = late = local
    while _in_gap(early, zone):
        early -= _MINUTE
    while _in_gap(late, zone):
        late += _MINUTE
    return early, late


def _in_gap(local, zone):
    before, after = _both(local, zone)
    return after.utcoffset() > before.utcoffset()


def _both(local, zone):
    return local.replace(tzinfo=zone, fold=0), local.replace(tzinfo=zone, fold=1)


def same_minute(one, other) -> bool:
    """The field shows no seconds."""
    return one.replace(second=0, microsecond=0) == other.replace(
        second=0, microsecond=0
    )


class MomentInput(forms.DateTimeInput):
    """The value is the local time, followed by `first` or `second` where that was
    said. Which one is asked for only where the time comes twice."""

    template_name = "widgets/moment.html"
    zone = None

    def __init__(self):
        super().__init__(format=_FORMAT, attrs={"type": "datetime-local"})

    def value_from_datadict(self, data, files, name):
        typed = super().value_from_datadict(data, files, name)
        which = data.get(f"{name}-which")
        return f"{typed} {which}" if typed and which in (FIRST, SECOND) else typed

    def format_value(self, value):
        return _parted(super().format_value(value))[0]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        shown, which = _parted(super().format_value(value))
        context["widget"]["choices"] = self._choices(shown, which)
        return context

    def _choices(self, shown, chosen):
        """Which of two: its value, the time with its zone, whether it is chosen."""
        try:
            local = datetime.strptime(shown or "", _FORMAT)
        except ValueError:
            return []
        if not comes_twice(local, self.zone):
            return []
        return [
            (which, f"{at:%H:%M %Z} (UTC{_distance(at)})", which == chosen)
            for which, at in zip((FIRST, SECOND), _both(local, self.zone), strict=True)
        ]


def _distance(at) -> str:
    """From UTC: +03:30."""
    sign_and_hours, minutes = f"{at:%z}"[:3], f"{at:%z}"[3:]
    return f"{sign_and_hours}:{minutes}"


def _parted(value):
    """Time and which of two, of what a form holds."""
    text, _blank, which = str(value or "").rpartition(" ")
    if text and which in (FIRST, SECOND):
        return text, which
    return value, ""


class MomentField(forms.DateTimeField):
    """A moment typed on the clock of a place: set `zone` before use."""

    widget = MomentInput
    default_error_messages = {
        "invalid": _("Write the day and the time like this: 2026-11-23 14:30."),
        "far": _("Write a year from %(first)s to %(last)s."),
        "gap": _(
            "That time does not exist: the clocks of %(zone)s are put forward, and"
            " %(early)s is followed by %(late)s. Write one of the two."
        ),
        "twice": _(
            "That time comes twice: the clocks of %(zone)s are put back. Say which one"
            " is meant."
        ),
    }
    # Beyond them are moments that one of database, Python and clocks cannot hold.
    years = (1900, 2200)
    _zone = None

    @property
    def zone(self):
        return self._zone

    @zone.setter
    def zone(self, zone):
        self._zone = self.widget.zone = zone

    def to_python(self, value):
        typed, which = _parted(value)
        # As a time of no place: which moment it is comes after.
        with timezone.override(UTC):
            at = super().to_python(typed)
        if at is None:
            return None
        first, last = self.years
        if not first <= at.year <= last:
            raise self._refusal("far", first=first, last=last)
        return self._moment(at.replace(tzinfo=None), which)

    def _moment(self, local, which):
        if gap := gap_at(local, self.zone):
            early, late = (f"{each:%H:%M}" for each in gap)
            raise self._refusal("gap", zone=self.zone, early=early, late=late)
        if comes_twice(local, self.zone) and not which:
            raise self._refusal("twice", zone=self.zone)
        # In UTC: a time that comes twice equals no moment of another zone.
        return local.replace(tzinfo=self.zone, fold=which == SECOND).astimezone(UTC)

    def _refusal(self, code, **values):
        return ValidationError(self.error_messages[code], code, values)

    def prepare_value(self, value):
        if not isinstance(value, datetime):
            return value
        local = value.astimezone(self.zone)
        shown = f"{local:{_FORMAT}}"
        if comes_twice(local.replace(tzinfo=None, fold=0), self.zone):
            return f"{shown} {SECOND if local.fold else FIRST}"
        return shown
