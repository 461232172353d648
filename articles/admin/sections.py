from django.contrib import admin
from django.utils.translation import gettext

from articles.admin.of_editions import OfEditionsAdmin
from articles.models import Section


@admin.register(Section)
class SectionAdmin(OfEditionsAdmin):
    """The departments of the editions in which this person may name them."""

    change_right = "sections"
    fields = ["edition", "name", "slug", "position", "is_standing"]
    list_display = ["name", "edition", "slug", "position", "is_standing"]
    list_select_related = ["edition"]
    search_fields = ["name"]
    sortable_by = []

    def get_readonly_fields(self, request, obj=None):
        """Its address may change: the one of before leads to the new one."""
        return ["edition", "is_standing"] if obj and obj.articles.exists() else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["name"]}

    def why_kept(self, section):
        if section.articles.exists():
            return gettext("Stories stand in this section: it cannot be deleted.")
        return ""
