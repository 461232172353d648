from django.contrib import admin
from django.template.loader import render_to_string
from django.urls import path
from django.utils.translation import gettext_lazy as _

from articles.admin import term_tables
from articles.forms.terms import TermForm
from articles.glossary.pairs import pairs_for
from articles.models import Term
from articles.workflow import clock
from people.admin.rights import DeskAdmin
from people.roles import editions_where, may


class PairFilter(admin.SimpleListFilter):
    title = _("editions")
    parameter_name = "pair"

    def lookups(self, request, model_admin):
        return [(each.key, str(each)) for each in pairs_for(request.user)]

    def queryset(self, request, queryset):
        chosen = {each.key: each for each in pairs_for(request.user)}.get(self.value())
        if chosen is None:
            return queryset
        return queryset.filter(
            source_edition=chosen.source, target_edition=chosen.target
        )


@admin.register(Term)
class TermAdmin(DeskAdmin):
    """Each person sees and keeps the terms of the editions that they write for."""

    change_right = "glossary"
    form = TermForm
    list_display = ["shown_source", "shown_target", "shown_avoid", "kind", "editions"]
    list_filter = [PairFilter, "kind"]
    list_select_related = ["source_edition", "target_edition"]
    search_fields = ["source", "target", "avoid", "note"]
    search_help_text = _("In the original, in the translation, or to be avoided")
    show_facets = admin.ShowFacets.NEVER
    sortable_by = []

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        editions = editions_where(request.user, self.change_right)
        return rows if editions is None else rows.filter(target_edition__in=editions)

    def may_change(self, request, obj=None):
        return may(request.user, self.change_right, obj and obj.target_edition)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        editions = editions_where(request.user, self.change_right)
        if db_field.name == "target_edition" and editions is not None:
            field.queryset = field.queryset.filter(pk__in=editions)
        return field

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """No doors to the pages of editions."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("source_edition", "target_edition"):
            field.widget.can_add_related = False
        return field

    def save_model(self, request, obj, form, change):
        """The form holds the lock of the pair by now."""
        obj.changed_at = clock()
        super().save_model(request, obj, form, change)

    def get_urls(self):
        pages = (
            ("import/", term_tables.take_in, "import"),
            ("export/", term_tables.give_out, "export"),
        )
        ours = [
            path(
                route,
                self.admin_site.admin_view(self._page(view)),
                name=f"articles_term_{name}",
            )
            for route, view, name in pages
        ]
        return [*ours, *super().get_urls()]

    def _page(self, view):
        return lambda request: view(request, self)

    def changelist_view(self, request, extra_context=None):
        extra = {"pair": request.GET.get("pair", "")} | (extra_context or {})
        return super().changelist_view(request, extra)

    @admin.display(description=_("in the original"))
    def shown_source(self, term):
        return _shown(term.source, term.source_edition)

    @admin.display(description=_("in the translation"))
    def shown_target(self, term):
        return _shown(term.target, term.target_edition)

    @admin.display(description=_("forms to avoid"))
    def shown_avoid(self, term):
        return _shown(", ".join(term.avoided), term.target_edition)

    @admin.display(description=_("editions"))
    def editions(self, term):
        return f"{term.source_edition} → {term.target_edition}"


def _shown(text, edition):
    shown = {"text": text, "edition": edition}
    return render_to_string("admin/articles/standingnote/_text.html", shown)
