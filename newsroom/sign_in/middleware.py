"""What every request of somebody who is signed in goes through."""

import time

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from people.sign_in import second_step, sessions

# That this session's person has a second step: asked of the database once.
HAS_SECOND_STEP = "has_second_step"
AFTER_SET_UP = "after_set_up"
# An open first page asks by itself, whether somebody sits before it or not.
BY_THEMSELVES = {"admin:waiting"}
# All that there is for who has yet to set up a second step.
SET_UP = {
    "account_set_up",
    "account_reauthenticate",
    "mfa_add_webauthn",
    "mfa_activate_totp",
    "mfa_view_recovery_codes",
    "admin:login",
    "admin:logout",
    "admin:jsi18n",
    "account_login",
    "set_language",
    "desk_sheet",
}


class SignedIn:
    """Ends sessions that are over, notes that one is in use, and leads whoever lacks
    a second step to where it is set up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        name = request.resolver_match.view_name
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        if not request.user.is_authenticated:
            return None
        now = time.time()
        if why := sessions.why_over(request.user, request.session, now):
            _sign_out(request, why)
            return None
        if name not in BY_THEMSELVES:
            sessions.touch(request.session, now)
        return _to_set_up(request) if name not in SET_UP else None

    def process_exception(self, request, exception):
        """allauth would keep the form that was sent, with all headers, in the session;
        each page asks before it shows its form, so little is lost without."""
        if not isinstance(exception, ReauthenticationRequired):
            return None
        back = urlencode({"next": request.get_full_path()})
        if not request.user.is_authenticated:
            return HttpResponseRedirect(f"{reverse('admin:login')}?{back}")
        methods = get_adapter().get_reauthentication_methods(request.user)
        if not methods:
            raise PermissionDenied from exception
        return HttpResponseRedirect(f"{methods[0]['url']}?{back}")


def _sign_out(request, why):
    logout(request)
    if _is_page(request):
        messages.info(request, _reasons()[why])


def _is_page(request) -> bool:
    """What somebody opened, and not what an open page fetches by itself."""
    return request.method == "GET" and "text/html" in request.headers.get("Accept", "")


def _reasons():
    return {
        "ended": _("You were signed out from another place, or by the chief editor."),
        "whole": _("You were signed in for long enough. Please sign in again."),
        "unused": _("You were signed out because nothing was done for a while."),
    }


def _to_set_up(request):
    if not second_step.is_required() or request.session.get(HAS_SECOND_STEP):
        return None
    if not second_step.must_set_up(request.user):
        request.session[HAS_SECOND_STEP] = second_step.has_means(request.user)
        return None
    if _is_page(request):
        request.session[AFTER_SET_UP] = request.get_full_path()
    return HttpResponseRedirect(reverse("account_set_up"))
