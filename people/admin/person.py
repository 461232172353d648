from django.contrib import admin
from django.db.models import Prefetch

from people import spelling
from people.admin.rights import DeskAdmin, DeskInline
from people.forms import PersonForm
from people.models import Person, Profile
from people.roles import may


class ProfileInline(DeskInline):
    model = Profile


@admin.register(Person)
class PersonAdmin(DeskAdmin):
    change_right = "people"
    open_to_all = True
    form = PersonForm
    inlines = [ProfileInline]
    list_display = ["name", "other_names", "kind"]
    search_fields = ["name"]
    list_per_page = 50

    def get_queryset(self, request):
        profiles = Prefetch("profiles", Profile.objects.select_related("edition"))
        return super().get_queryset(request).prefetch_related(profiles)

    def get_search_results(self, request, queryset, search_term):
        """By any spelling of any edition."""
        if not search_term:
            return queryset, False
        return queryset.filter(pk__in=spelling.search(search_term).values("pk")), False

    def get_exclude(self, request, obj=None):
        return [] if may(request.user, "people") else ["email"]

    @admin.display(description="")
    def other_names(self, person):
        names = {profile.name for profile in person.profiles.all()} - {person.name}
        return " · ".join(sorted(names))

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        spelling.respell(form.instance)
