from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.utils.translation import gettext_lazy as _

from people.admin.rights import DeskAdmin, DeskInline
from people.forms import EditionForm
from people.models import Edition, Membership, User


@admin.register(Edition)
class EditionAdmin(DeskAdmin):
    change_right = "editions"
    form = EditionForm
    list_display = ["name", "masthead", "code", "language", "time_zone"]


class MembershipInline(DeskInline):
    model = Membership


@admin.register(User)
class UserAdmin(DeskAdmin, StockUserAdmin):
    change_right = "sign_ins"
    inlines = [MembershipInline]
    list_display = ["username", "person", "is_active", "last_login"]
    list_filter = []
    search_fields = ["username"]
    filter_horizontal = []
    autocomplete_fields = ["person"]
    fieldsets = [
        (None, {"fields": ["username", "password", "person"]}),
        (_("May sign in"), {"fields": ["is_active"]}),
    ]
