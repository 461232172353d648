from django.contrib import admin
from django.utils.translation import gettext

from articles.models import Section
from people.admin.rights import DeskAdmin
from people.roles import editions_where, may


@admin.register(Section)
class SectionAdmin(DeskAdmin):
    """The departments of the editions in which this person may name them."""

    change_right = "sections"
    fields = ["edition", "name", "slug", "position"]
    list_display = ["name", "edition", "slug", "position"]
    list_select_related = ["edition"]
    search_fields = ["name"]
    sortable_by = []

    def get_queryset(self, request):
        editions = editions_where(request.user, "sections")
        sections = super().get_queryset(request)
        return sections if editions is None else sections.filter(edition__in=editions)

    def may_change(self, request, obj=None):
        return may(request.user, "sections", obj and obj.edition)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        editions = editions_where(request.user, "sections")
        if db_field.name == "edition" and editions is not None:
            model = db_field.remote_field.model
            kwargs["queryset"] = model.objects.filter(pk__in=editions)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        """Addresses that readers keep must go on leading somewhere."""
        return ["edition", "slug"] if obj and obj.articles.exists() else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["name"]}

    def why_kept(self, section):
        if section.articles.exists():
            return gettext("Stories stand in this section: it cannot be deleted.")
        return ""
