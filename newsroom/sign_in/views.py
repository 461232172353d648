"""The door of the desk: name and password, then a second step; or a passkey alone."""

from allauth.account.internal.flows.logout import logout
from allauth.account.internal.stagekit import clear_login, unstash_login
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib import admin, messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.site.limits import address_of
from newsroom import first_chief
from newsroom.sign_in.page import DeskPage, off
from people.roles import roles_of
from people.sign_in import browsers, guessing, second_step
from people.sign_in.limits import Limit, hidden, take

# Not against guessing, which a passkey does not allow, but against the work.
PASSKEYS = Limit(60, minutes=1)


class SignIn(DeskPage, LoginView):
    template_name = "admin/login.html"
    title = gettext_lazy("Sign in")

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            if roles_of(request.user):
                address = get_next_redirect_url(request) or reverse("admin:index")
                return HttpResponseRedirect(address)
            if request.method == "GET":
                # Not allauth's way back to where they may not go.
                context = self.get_context_data(form=self.get_form())
                return self.render_to_response(context)
            logout(request, show_message=False)
        if "anew" in request.GET:
            clear_login(request)
        return super().dispatch(request, *args, **kwargs)

    def _redirect_to_pending_stage(self, request, stage):
        """Whoever types a name again begins again."""
        if request.method == "POST":
            clear_login(request)
            return None
        return super()._redirect_to_pending_stage(request, stage)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "app_path": self.request.get_full_path(),
            "next": context["redirect_field_value"] or "",
            "username": self.request.user.get_username(),
            "frame": "admin/_door.html",
            **off(self.request),
        }


def sign_in(request):
    """Where `/admin/login/` leads, too: there is no second door."""
    if first_chief.nobody_signs_in():
        return first_chief.page(request, admin.site)
    if "first_chief" in request.POST:
        return first_chief.too_late(request)
    return SignIn.as_view()(request)


class Code(DeskPage, AuthenticateView):
    """The second step, for who gave the right password a moment ago."""

    template_name = "admin/sign_in/second_step.html"
    title = gettext_lazy("The second step")

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_anonymous and self._is_void(request):
            clear_login(request)
            messages.info(request, _("Please sign in again."))
            return HttpResponseRedirect(reverse("admin:login"))
        return super().dispatch(request, *args, **kwargs)

    def _is_void(self, request):
        """Begun with what does not hold any more: a password of before, a second step
        that was taken away meanwhile."""
        login = unstash_login(request, peek=True)
        if login is None or login.user is None:
            return True
        ended = login.user.sessions_ended_at
        return (
            not login.user.is_active
            or not second_step.has_means(login.user)
            or bool(ended and login.initiated_at < ended.timestamp())
        )

    def get_context_data(self, **kwargs):
        kinds = {each.type for each in second_step.means_of(self.stage.login.user)}
        context = super().get_context_data(**kwargs)
        form = context.get("form")
        return context | {
            "frame": "admin/_door.html",
            "has_app": "totp" in kinds,
            "has_passkey": "webauthn" in kinds,
            "must_wait": bool(form) and form.has_error("code", "too_many"),
        }


class PasskeySignIn(LoginWebAuthnView):
    """What the button on the sign-in asks for, and what it sends."""

    def dispatch(self, request, *args, **kwargs):
        if not browsers.is_anybodys(request):
            address = hidden("passkeys", address_of(request))
            if wait := take(address, PASSKEYS):
                return self._wait(guessing.too_many(wait).messages[0])
        return super().dispatch(request, *args, **kwargs)

    def _wait(self, words):
        if self.request.method == "GET":
            return JsonResponse({"error": words}, status=429)
        return HttpResponse(words, status=429, content_type="text/plain; charset=utf-8")

    def form_invalid(self, form):
        for errors in form.errors.values():
            messages.error(self.request, errors[0])
        address = reverse("admin:login")
        if back := get_next_redirect_url(self.request):
            address += f"?{urlencode({'next': back})}"
        return HttpResponseRedirect(address)
