from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.db.models import Q
from django.urls import path
from django.utils.translation import gettext_lazy as _

from people import spelling
from people.admin import sign_in
from people.admin.rights import DeskAdmin, DeskInline
from people.forms import MembershipRows, NewPasswordForm, NewUserForm
from people.models import Membership, User
from people.moments import long_ago
from people.sign_in import sessions
from people.sign_in.second_step import HAS_MEANS


class MembershipInline(DeskInline):
    model = Membership
    formset = MembershipRows
    change_right = "sign_ins"
    template = "admin/edit_inline/tabular.html"

    def may_change(self, request, obj=None):
        """Nobody takes their own last key: another chief editor does that."""
        return super().may_change(request, obj) and obj != request.user

    def has_add_permission(self, request, obj=None):
        return self.may_change(request, obj)

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 1


@admin.register(User)
class UserAdmin(DeskAdmin, StockUserAdmin):
    """Who may sign in. Django's own flags and permissions mean nothing here."""

    change_right = "sign_ins"
    add_form = NewUserForm
    change_password_form = NewPasswordForm
    inlines = [MembershipInline]
    list_display = [
        *("username", "person", "shown_roles", "is_active", "second_step", "signed_in")
    ]
    list_filter = ["is_active"]
    list_select_related = ["person"]
    search_fields = ["username"]
    filter_horizontal = []
    autocomplete_fields = ["person"]
    fieldsets = [
        (None, {"fields": ["username", "password", "person", "is_active"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "password1", "password2", "person"]}),
    ]

    def get_queryset(self, request):
        rows = super().get_queryset(request).annotate(has_step=HAS_MEANS)
        return rows.prefetch_related("memberships__edition")

    def get_urls(self):
        page = path(
            "<int:pk>/sign-in/",
            self.admin_site.admin_view(self.sign_in_view),
            name="people_user_sign_in",
        )
        return [page, *super().get_urls()]

    def sign_in_view(self, request, pk):
        return sign_in.page(self, request, pk)

    def user_change_password(self, request, id, form_url=""):
        """A password set by the chief ends what was signed in with the old one."""
        answer = super().user_change_password(request, id, form_url)
        if request.method == "POST" and answer.status_code == 302:
            user = self.get_object(request, id)
            keep = request.session if user == request.user else None
            sessions.end_sessions(user, keep=keep)
        return answer

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and not obj.is_active:
            sessions.end_sessions(obj)

    def get_search_results(self, request, queryset, search_term):
        word = search_term.strip()
        if not word:
            return queryset, False
        people = spelling.search(word).values("pk")
        found = Q(username__icontains=word) | Q(person__in=people)
        return queryset.filter(found), False

    def get_readonly_fields(self, request, obj=None):
        """A frozen account is opened on the emergency page, with a reason."""
        is_fixed = obj and (obj == request.user or obj.frozen_at)
        return ["is_active"] if is_fixed else []

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not form.instance.memberships.exists():
            messages.warning(
                request,
                _("Without a role, %(name)s cannot enter the desk.")
                % {"name": form.instance},
            )

    def has_delete_permission(self, request, obj=None):
        """Never: what they did stays under their name. They are switched off."""
        return False

    @admin.display(description=_("last sign-in"), ordering="last_login")
    def signed_in(self, user):
        return long_ago(user.last_login) if user.last_login else ""

    @admin.display(description=_("second step"), boolean=True)
    def second_step(self, user):
        return user.has_step

    @admin.display(description=_("roles"))
    def shown_roles(self, user):
        return ", ".join(
            f"{each.get_role_display()} ({each.edition})"
            if each.edition
            else each.get_role_display()
            for each in user.memberships.all()
        )
