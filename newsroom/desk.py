from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext_lazy as _

from newsroom.rooms import rooms_for
from people.roles import may, roles_of


class DeskConfig(AdminConfig):
    default_site = "newsroom.desk.Desk"


class Desk(AdminSite):
    """The inside. Some imports stand in methods: this file is read before models."""

    site_header = _("Newsroom")
    site_title = _("Newsroom")
    site_url = settings.NEWSROOM_SITE_URL
    index_title = _("Waiting for you")
    empty_value_display = ""
    # The rooms stand in the head of each page.
    enable_nav_sidebar = False

    def has_permission(self, request):
        """Whoever has a role may come in; what they see there, each page decides."""
        return bool(roles_of(request.user))

    def get_app_list(self, request, app_label=None):
        """Django's list of models, which no page of ours shows."""
        return []

    def each_context(self, request):
        context = super().each_context(request)
        rooms = rooms_for(self, request) if context["has_permission"] else []
        return context | {"rooms": rooms} | _emergency(request, context)

    def login(self, request, extra_context=None):
        """The one door, of newsroom/sign_in."""
        from newsroom.sign_in.views import sign_in

        return sign_in(request)

    def password_change(self, request, extra_context=None):
        from newsroom.sign_in.password import change

        return change(request, super().password_change, extra_context)

    def autocomplete_view(self, request):
        from newsroom.offers import Offers

        return Offers.as_view(admin_site=self)(request)

    def index(self, request, extra_context=None):
        from newsroom.front_page import whole_page
        from newsroom.sign_in.page import off

        extra = whole_page(request.user) | off(request) | (extra_context or {})
        return super().index(request, extra)

    def waiting(self, request):
        """The piles of the first page alone, or that they are as they were."""
        from newsroom.front_page import front_page

        page = front_page(request.user)
        answer = get_conditional_response(
            request, etag=page["etag"], response=HttpResponse(page["waiting"])
        )
        answer["ETag"] = page["etag"]
        # Not in the part itself, which is the same until something changes.
        answer["X-As-Of"] = page["as_of"]
        return answer

    def get_urls(self):
        from newsroom.panic.pages import addresses

        waiting = path("waiting/", self.admin_view(self.waiting), name="waiting")
        return [waiting, *addresses(self), *super().get_urls()]

    def app_index(self, request, app_label, extra_context=None):
        """Our rooms are not Django's apps."""
        return HttpResponseRedirect(reverse("admin:index"))


def _emergency(request, context):
    """Whether publishing is frozen, and who may end that."""
    if not context["has_permission"]:
        return {}
    from articles.holds import freeze_for

    user = request.user
    return {"publishing_frozen": freeze_for(user), "may_panic": may(user, "panic")}
