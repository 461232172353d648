"""Filters of the list of stories: fixed choices, so that none is an oracle."""

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import SEARCH_VAR
from django.utils.translation import gettext_lazy as _

from articles.desk.states import LABELS, in_state
from articles.models import Article, Section
from people.models import Edition
from people.roles import editions_where_own


class StateFilter(SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return list(LABELS.items())

    def queryset(self, request, queryset):
        """What was dropped is out of the way, unless somebody asks or searches."""
        if self.value():
            return in_state(queryset, self.value())
        if request.GET.get(SEARCH_VAR):
            return queryset
        return queryset.exclude(state=Article.State.SPIKED)


class EditionFilter(SimpleListFilter):
    title = _("edition")
    parameter_name = "edition"

    def lookups(self, request, model_admin):
        return [(each.code, each.name) for each in editions_listed_to(request.user)]

    def queryset(self, request, queryset):
        return queryset.filter(edition__code=self.value()) if self.value() else queryset


class SectionFilter(SimpleListFilter):
    """By address, which is the same for one department in several editions."""

    title = _("section")
    parameter_name = "section"

    def lookups(self, request, model_admin):
        sections = Section.objects.filter(edition__in=editions_listed_to(request.user))
        if code := request.GET.get("edition"):
            sections = sections.filter(edition__code=code)
        names = {}
        for each in sections:
            names.setdefault(each.slug, []).append(each.name)
        return [(slug, " · ".join(dict.fromkeys(each))) for slug, each in names.items()]

    def queryset(self, request, queryset):
        return queryset.filter(section__slug=self.value()) if self.value() else queryset


class MineFilter(SimpleListFilter):
    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request, model_admin):
        return [("mine", _("mine"))]

    def queryset(self, request, queryset):
        if self.value() != "mine":
            return queryset
        return queryset.filter(team__user=request.user)


def editions_listed_to(user):
    ids = editions_where_own(user, "read")
    return Edition.objects.all() if ids is None else Edition.objects.filter(pk__in=ids)
