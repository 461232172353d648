from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from media.models import Caption

LACKS = {"alt": _("alt text"), "credit": _("credit line")}


class LackFilter(SimpleListFilter):
    """Pictures without an alt text, or a credit line, in any edition."""

    title = _("lacks")
    parameter_name = "lacks"

    def lookups(self, request, model_admin):
        return list(LACKS.items())

    def queryset(self, request, queryset):
        if self.value() not in LACKS:
            return queryset
        captions = Caption.objects.filter(image=OuterRef("pk"))
        return queryset.exclude(Exists(captions.exclude(**{self.value(): ""})))
