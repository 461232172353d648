from django.contrib import admin
from django.contrib.auth.models import Group

from people.admin.duty import DutyAdmin
from people.admin.edition import EditionAdmin
from people.admin.person import PersonAdmin
from people.admin.user import UserAdmin

__all__ = ["DutyAdmin", "EditionAdmin", "PersonAdmin", "UserAdmin"]

# Rights come from the table of roles and from nothing else.
admin.site.unregister(Group)
