"""Rights on the desk come from the table of roles, not from Django's permissions."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.filters import SimpleListFilter
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext

from people.admin.lists import AskedByForm
from people.admin.rows import EditionRows
from people.chooser import Chooser
from people.roles import editions_where, may, roles_of


class Rights:
    """`change_right` is the verb that adding, changing and deleting needs; whoever
    works on the desk may look things up when `open_to_all`."""

    change_right = ""
    open_to_all = False

    def may_change(self, request, obj=None) -> bool:
        return may(request.user, self.change_right)

    def has_view_permission(self, request, obj=None):
        if self.open_to_all:
            return bool(roles_of(request.user))
        return may(request.user, self.change_right)

    def has_add_permission(self, request, obj=None):
        return may(request.user, self.change_right)

    def has_change_permission(self, request, obj=None):
        return self.may_change(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.may_change(request, obj)


class DeskAdmin(Rights, AskedByForm, admin.ModelAdmin):
    """A list and a form of the desk."""

    actions = None
    list_per_page = 50
    list_max_show_all = 200
    show_full_result_count = False

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def lookup_allowed(self, lookup, value, request=None):
        """Only what the filters ask: no guessing at private columns by the address."""
        asked = set()
        for each in self.get_list_filter(request) if request else self.list_filter:
            if isinstance(each, type) and issubclass(each, SimpleListFilter):
                asked.add(each.parameter_name)
            elif isinstance(each, str):
                asked |= {f"{each}__{how}" for how in ("exact", "isnull", "id__exact")}
        return lookup in asked

    def chooser_label(self, obj) -> str:
        """What a chooser shows, so that two of one name can be told apart."""
        return str(obj)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Save, or save and stay: a third button is one to miss the first by."""
        context = {"show_save_and_add_another": False} | (extra_context or {})
        return super().changeform_view(request, object_id, form_url, context)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = Chooser(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Beside a chooser only the door to add: the rest is easily hit by mistake."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = False
            field.widget.can_delete_related = False
            field.widget.can_view_related = False
        return field

    def why_kept(self, obj) -> str:
        """Why this cannot be deleted; empty when it can."""
        return ""

    def delete_view(self, request, object_id, extra_context=None):
        obj = self.get_object(request, object_id)
        if obj is None or not self.has_delete_permission(request, obj):
            return super().delete_view(request, object_id, extra_context)
        if sentence := self.why_kept(obj):
            messages.error(request, sentence)
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
            return HttpResponseRedirect(reverse(name, args=[obj.pk]))
        return super().delete_view(request, object_id, extra_context)


class DeskInline(Rights, admin.StackedInline):
    """Rows of a form, one for each edition where `formset` is EditionRows."""

    extra = 0
    open_to_all = True

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        if issubclass(formset, EditionRows):
            formset.editions = editions_where(request.user, self.change_right)
        if self.is_tabular:
            named = {"aria-label": gettext("Delete")}
            formset.deletion_widget = forms.CheckboxInput(attrs=named)
        return formset

    @property
    def is_tabular(self) -> bool:
        """Whether only the heads of columns say what a field is: then it needs a
        name of its own for who does not see them."""
        return "tabular" in self.template

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """No doors to other forms beside the field that names the edition."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "edition" and isinstance(
            field.widget, RelatedFieldWidgetWrapper
        ):
            field.widget = field.widget.widget
        if field and self.is_tabular:
            field.widget.attrs["aria-label"] = capfirst(field.label)
        return field
