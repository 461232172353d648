"""Who is on duty in which night: what may be typed of it."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.chooser import is_id
from people.clock_time import MomentField
from people.models import Duty, Edition, User
from people.roles import RIGHTS, may

MOST_NIGHTS = 31
_EVENING, _MORNING = time(20), time(8)


class DutyForm(forms.ModelForm):
    starts = MomentField(
        label=_("from"), help_text=_("On the clock of the edition that is chosen.")
    )
    ends = MomentField(label=_("until"))
    nights = forms.IntegerField(
        label=_("for how many nights"),
        min_value=1,
        max_value=MOST_NIGHTS,
        initial=1,
        help_text=_("The following nights at the same times; each can be changed."),
    )

    class Meta:
        model = Duty
        fields = ["edition", "user", "starts", "ends"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            del self.fields["nights"]
        self.zone = self._zone()
        for name in ("starts", "ends"):
            self.fields[name].zone = self.zone
        self.fields["user"].queryset = _who_may_publish(self.instance.user_id)
        self.fields["user"].error_messages["invalid_choice"] = _("Choose an editor.")
        if not self.instance.pk:
            self.initial.setdefault("starts", self._tonight(_EVENING, 0))
            self.initial.setdefault("ends", self._tonight(_MORNING, 1))

    def _zone(self):
        """Of the edition that was chosen, or of the first one."""
        editions = Edition.objects.all()
        chosen = str(self.data.get("edition", ""))
        if is_id(chosen):
            editions = editions.filter(pk=chosen)
        edition = self.instance.edition if self.instance.pk else editions.first()
        return edition.zone if edition else ZoneInfo("UTC")

    def _tonight(self, clock, days):
        today = timezone.now().astimezone(self.zone).date()
        return datetime.combine(today + timedelta(days), clock, self.zone)

    def clean(self):
        cleaned = super().clean()
        edition, user = cleaned.get("edition"), cleaned.get("user")
        if edition and user and not may(user, "publish", edition):
            self.add_error(
                "user",
                _("%(name)s is no editor of %(edition)s.")
                % {"name": user, "edition": edition},
            )
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("It ends before it starts."))
        return cleaned

    def save_following(self):
        """The same times on the clock, night by night, also over a change of clocks."""
        given = self.cleaned_data
        for night in range(1, given.get("nights", 1)):
            Duty.objects.create(
                edition=given["edition"],
                user=given["user"],
                starts=_later(given["starts"], night, self.zone),
                ends=_later(given["ends"], night, self.zone),
            )


def _who_may_publish(chosen):
    """In some edition; who was chosen before stays a choice."""
    roles = [role for role, rights in RIGHTS.items() if "publish" in rights]
    able = Q(is_superuser=True) | Q(memberships__role__in=roles)
    users = User.objects.filter(Q(is_active=True) & able | Q(pk=chosen))
    return users.select_related("person").distinct()


def without_duty(now) -> list[Edition]:
    """Editions in which nobody has the duty now, of those that count on somebody."""
    here = Duty.objects.filter(edition=OuterRef("pk"))
    counting = Edition.objects.filter(Q(two_persons=True) | Exists(here))
    taken = here.filter(user__is_active=True, starts__lte=now, ends__gt=now)
    return list(counting.exclude(Exists(taken)))


def _later(at, days, zone):
    local = at.astimezone(zone).replace(tzinfo=None) + timedelta(days)
    return local.replace(tzinfo=zone).astimezone(UTC)
