"""Rows that belong to one edition each, kept by whoever has the right there."""

from people.admin.rights import DeskAdmin
from people.roles import editions_where, may


class OfEditionsAdmin(DeskAdmin):
    """Nobody sees, adds or changes a row of an edition that is not theirs to keep."""

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        editions = editions_where(request.user, self.change_right)
        return rows if editions is None else rows.filter(edition__in=editions)

    def may_change(self, request, obj=None):
        return may(request.user, self.change_right, obj and obj.edition)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        editions = editions_where(request.user, self.change_right)
        if db_field.name == "edition" and editions is not None:
            model = db_field.remote_field.model
            kwargs["queryset"] = model.objects.filter(pk__in=editions)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
