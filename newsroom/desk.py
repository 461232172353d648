from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _

from people.roles import may, roles_of


class DeskConfig(AdminConfig):
    default_site = "newsroom.desk.Desk"


class Desk(AdminSite):
    site_header = _("Newsroom")
    site_title = _("Newsroom")
    index_title = _("Waiting for you")

    def has_permission(self, request):
        """Whoever has a role may come in; what they see there, each page decides."""
        return bool(roles_of(request.user))

    def login(self, request, extra_context=None):
        # Not at the top: this file is read before the models are.
        from newsroom.sign_in import SignIn

        self.login_form = SignIn
        return super().login(request, extra_context)

    def index(self, request, extra_context=None):
        # Not at the top: this file is read before the models are.
        from articles.desk.waiting import waiting_for

        user = request.user
        waiting = {
            "piles": waiting_for(user),
            "may_start": may(user, "start"),
            "may_paste": may(user, "paste"),
        }
        return super().index(request, waiting | (extra_context or {}))
