from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from people.admin.rights import DeskAdmin
from people.duties import DutyForm
from people.models import Duty


@admin.register(Duty)
class DutyAdmin(DeskAdmin):
    """Only the chief names who may let out alone what they wrote themselves."""

    change_right = "editions"
    form = DutyForm
    list_display = ["edition", "user", "begins", "ends_at"]
    list_select_related = ["edition", "user__person"]
    list_filter = ["edition"]
    ordering = ["-starts", "pk"]
    sortable_by = []

    @admin.display(description=_("from"))
    def begins(self, duty):
        return _on_its_clock(duty, duty.starts)

    @admin.display(description=_("until"))
    def ends_at(self, duty):
        return _on_its_clock(duty, duty.ends)

    def get_fields(self, request, obj=None):
        """A night that is there is one night: its form does not ask for how many."""
        fields = super().get_fields(request, obj)
        return [each for each in fields if each != "nights"] if obj else fields

    def save_form(self, request, form, change):
        """The nights that follow have rows of their own, so that each can be given
        to somebody else."""
        form.save_following()
        return super().save_form(request, form, change)


def _on_its_clock(duty, at):
    zone = duty.edition.zone
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M} {duty.edition.time_zone}"
