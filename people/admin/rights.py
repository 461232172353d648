from django.contrib import admin

from people.roles import may, roles_of


class DeskAdmin(admin.ModelAdmin):
    """A page of the desk whose rights come from the table of roles.

    `change_right` is the verb that adding and changing needs; whoever is on the desk
    may look things up when `open_to_all`.
    """

    change_right = ""
    open_to_all = False
    actions = None

    def has_module_permission(self, request):
        return may(request.user, self.change_right)

    def has_view_permission(self, request, obj=None):
        if self.open_to_all:
            return bool(roles_of(request.user))
        return may(request.user, self.change_right)

    def has_add_permission(self, request):
        return may(request.user, self.change_right)

    def has_change_permission(self, request, obj=None):
        return may(request.user, self.change_right)

    def has_delete_permission(self, request, obj=None):
        return False

    def lookup_allowed(self, lookup, value, request=None):
        """No asking about private columns through the address line."""
        return False


class DeskInline(admin.StackedInline):
    extra = 0

    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return True

    def has_change_permission(self, request, obj=None):
        return True

    def has_delete_permission(self, request, obj=None):
        return True
