import json

from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people import spelling
from people.admin.rights import DeskAdmin, DeskInline
from people.admin.rows import EditionRows
from people.credited import is_credited
from people.forms import PersonForm, ProfileForm
from people.models import Person, Profile
from people.roles import may


class ProfileInline(DeskInline):
    model = Profile
    form = ProfileForm
    formset = EditionRows
    change_right = "people"


@admin.register(Person)
class PersonAdmin(DeskAdmin):
    change_right = "people"
    open_to_all = True
    form = PersonForm
    inlines = [ProfileInline]
    list_display = ["name", "other_names", "kind"]
    list_filter = ["kind"]
    search_fields = ["name"]
    search_help_text = gettext_lazy("A name or a part of it, in any spelling")

    def get_queryset(self, request):
        profiles = Prefetch("profiles", Profile.objects.select_related("edition"))
        return super().get_queryset(request).prefetch_related(profiles)

    def get_search_results(self, request, queryset, search_term):
        """By any spelling of any edition, whose name begins so first."""
        if not search_term.strip():
            return queryset, False
        found = queryset.filter(pk__in=spelling.search(search_term).values("pk"))
        return spelling.nearest_first(found, search_term), False

    def get_fields(self, request, obj=None):
        """Private addresses are for who keeps them."""
        if may(request.user, "people"):
            return ["name", "somebody_else", "kind", "email", "email_public", "slug"]
        return ["name", "kind", "slug"]

    def chooser_label(self, person):
        return " · ".join([person.name, *_others(person), person.get_kind_display()])

    @admin.display(description="")
    def other_names(self, person):
        return " · ".join(_others(person))

    def add_view(self, request, form_url="", extra_context=None):
        if "_take" in request.POST:
            return self._take(request, request.POST["_take"])
        return super().add_view(request, form_url, extra_context)

    def _take(self, request, person_id):
        """Somebody whom we have already, instead of a second one."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if (person := self.get_object(request, person_id)) is None:
            raise Http404
        if IS_POPUP_VAR in request.POST:
            chosen = json.dumps({"value": str(person.pk), "obj": str(person)})
            context = {"popup_response_data": chosen}
            return TemplateResponse(request, "admin/popup_response.html", context)
        return HttpResponseRedirect(
            reverse("admin:people_person_change", args=[person.pk])
        )

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        spelling.respell(form.instance)

    def why_kept(self, person):
        if is_credited(person):
            return _("This person is credited on stories and cannot be deleted.")
        if hasattr(person, "user"):
            return _("This person has a sign-in and cannot be deleted.")
        return ""


def _others(person):
    names = dict.fromkeys(profile.name for profile in person.profiles.all())
    return [name for name in names if name != person.name]
