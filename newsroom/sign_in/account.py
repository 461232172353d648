"""One's own sign-in: the password, passkeys, the app, recovery codes, sessions."""

from textwrap import wrap

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import (
    GenerateRecoveryCodesView,
    ViewRecoveryCodesView,
)
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib import admin, messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from newsroom.sign_in.middleware import AFTER_SET_UP
from newsroom.sign_in.page import DeskPage, off
from people.desk_clock import zone_of
from people.session_length import length_for
from people.sign_in import codes, second_step, sessions

_ACCOUNT = reverse_lazy("mfa_index")


class Inside(DeskPage):
    """For whoever works on the desk."""

    def dispatch(self, request, *args, **kwargs):
        if not admin.site.has_permission(request):
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        return super().dispatch(request, *args, **kwargs)


class Account(Inside, TemplateView):
    template_name = "admin/sign_in/account.html"
    title = gettext_lazy("Your sign-in")

    def get_context_data(self, **kwargs):
        user, here = self.request.user, self.request.session.session_key
        means = second_step.means_of(user)
        left, length = second_step.codes_left(user), length_for(user)
        app = next((each for each in means if each.type == "totp"), None)
        return super().get_context_data(**kwargs) | {
            "passkeys": [each for each in means if each.type == "webauthn"],
            "app": app,
            "minutes_off": codes.minutes_off(app.data.get("off", 0)) if app else 0,
            "codes_left": left,
            "is_few": left is not None and left <= second_step.FEW,
            **off(self.request),
            "may_remove": len(means) > 1 or not second_step.is_required(),
            "sessions": sessions.sessions_of(user, here),
            "zone": zone_of(user),
            "whole": int(length.whole.total_seconds()) // 3600,
            "unused": int(length.unused.total_seconds()) // 3600,
        }


class SetUp(Inside, TemplateView):
    """Where everybody comes who needs a second step and has none."""

    template_name = "admin/sign_in/set_up.html"
    title = gettext_lazy("Set up your second step")

    def get(self, request, *args, **kwargs):
        if second_step.has_means(request.user):
            return HttpResponseRedirect(after_set_up(request))
        return super().get(request, *args, **kwargs)


def after_set_up(request) -> str:
    return request.session.pop(AFTER_SET_UP, "") or reverse("admin:index")


class AddPasskey(Inside, AddWebAuthnView):
    template_name = "admin/sign_in/add_passkey.html"
    title = gettext_lazy("Add a passkey")

    def get_context_data(self, **kwargs):
        """allauth's page tells browsers not to keep the key where a sign-in without a
        name finds it."""
        context = super().get_context_data(**kwargs)
        options = context["js_data"]["creation_options"]["publicKey"]
        options = {
            **options,
            "authenticatorSelection": {
                "residentKey": "preferred",
                "requireResidentKey": False,
                "userVerification": "preferred",
            },
        }
        context["js_data"] = {"publicKey": options}
        # It makes a form of its own.
        return context | kwargs

    def form_valid(self, form):
        answer = super().form_valid(form)
        messages.success(self.request, _("The passkey is added."))
        return answer


class _Owns:
    """A passkey of one's own; others are not there."""

    def get_context_data(self, **kwargs):
        more = {"passkey": self.object}
        return super().get_context_data(**kwargs) | more


class NamePasskey(Inside, _Owns, EditWebAuthnView):
    template_name = "admin/sign_in/name_passkey.html"
    title = gettext_lazy("Name a passkey")
    success_url = _ACCOUNT

    def form_valid(self, form):
        answer = super().form_valid(form)
        name = form.cleaned_data["name"]
        said = _("The passkey is called “%(name)s” now.") % {"name": name}
        messages.success(self.request, said)
        return answer


class _Removes:
    """One of the means; with the last of them go the recovery codes."""

    def get_context_data(self, **kwargs):
        user = self.request.user
        codes_go = second_step.codes_left(user) is not None
        is_last = codes_go and len(second_step.means_of(user)) == 1
        return super().get_context_data(**kwargs) | {"is_last": is_last}

    def say(self, removed):
        messages.success(self.request, removed)
        if not second_step.has_means(self.request.user):
            words = _(
                "You have no second step any more. Your recovery codes stopped working,"
                " and your password alone lets you in."
            )
            messages.warning(self.request, words)


class RemovePasskey(Inside, _Removes, _Owns, RemoveWebAuthnView):
    template_name = "admin/sign_in/remove.html"
    title = gettext_lazy("Remove a passkey")
    success_url = _ACCOUNT

    def get_context_data(self, **kwargs):
        may = second_step.may_remove(self.object)
        return super().get_context_data(**kwargs) | {"may_remove": may}

    def form_valid(self, form):
        if not second_step.may_remove(self.object):
            return self.render_to_response(self.get_context_data())
        answer = super().form_valid(form)
        self.say(_("The passkey is removed, and you are signed out everywhere else."))
        return answer


class AddApp(Inside, ActivateTOTPView):
    template_name = "admin/sign_in/add_app.html"
    title = gettext_lazy("Set up an app for codes")

    def get_context_data(self, **kwargs):
        """The key in fours, as people copy it."""
        context = super().get_context_data(**kwargs)
        return context | {"secret": " ".join(wrap(context["form"].secret, 4))}

    def form_valid(self, form):
        answer = super().form_valid(form)
        row = Authenticator.objects.get(user=self.request.user, type="totp")
        row.data |= {"last": form.counter, "off": form.off}
        row.save(update_fields=["data"])
        if minutes := codes.minutes_off(form.off):
            words = _(
                "The app is set up. The clock of your phone is off by about %(n)s min:"
                " set it, or codes may be refused one day."
            )
            messages.warning(self.request, words % {"n": minutes})
        else:
            messages.success(self.request, _("The app is set up."))
        return answer


class RemoveApp(Inside, _Removes, DeactivateTOTPView):
    template_name = "admin/sign_in/remove.html"
    title = gettext_lazy("Remove the app")
    success_url = _ACCOUNT

    def get_context_data(self, **kwargs):
        may = second_step.may_remove(self.authenticator)
        return super().get_context_data(**kwargs) | {"may_remove": may}

    def form_valid(self, form):
        answer = super().form_valid(form)
        self.say(_("The app is removed, and you are signed out everywhere else."))
        return answer


class RecoveryCodes(Inside, ViewRecoveryCodesView):
    """Shown once; a page that is asked for again has none."""

    template_name = "admin/sign_in/recovery_codes.html"
    title = gettext_lazy("Recovery codes")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        shown = context["unused_codes"] if context["can_view_codes"] else []
        halves = [f"{each[:5]} {each[5:]}" for each in shown]
        onward = after_set_up(self.request)
        return context | {"codes": halves, "onward": onward}


class NewRecoveryCodes(Inside, GenerateRecoveryCodesView):
    template_name = "admin/sign_in/new_recovery_codes.html"
    title = gettext_lazy("New recovery codes")


# Asked again before something of the above is changed.


class PasswordAgain(Inside, ReauthenticateView):
    template_name = "admin/sign_in/again.html"
    title = gettext_lazy("Is it you?")


class CodeAgain(Inside, CodeAgainView):
    template_name = "admin/sign_in/again.html"
    title = gettext_lazy("Is it you?")


class PasskeyAgain(Inside, ReauthenticateWebAuthnView):
    template_name = "admin/sign_in/passkey_again.html"
    title = gettext_lazy("Is it you?")

    def form_invalid(self, form):
        for errors in form.errors.values():
            messages.error(self.request, errors[0])
        return HttpResponseRedirect(self.request.get_full_path())


# Where one is signed in


def end(request, pk=None):
    """The buttons of the list: one session, all others, or all."""
    if not admin.site.has_permission(request):
        return HttpResponseRedirect(reverse("admin:login"))
    if request.method != "POST":
        return HttpResponseRedirect(reverse("mfa_index"))
    if pk is not None:
        if not sessions.end_session(request.user, pk):
            raise Http404
        messages.success(request, _("That session is ended."))
        return HttpResponseRedirect(f"{reverse('mfa_index')}#sessions")
    keeps = "others" in request.POST
    sessions.end_sessions(request.user, keep=request.session if keeps else None)
    if not keeps:
        logout(request)
        messages.success(request, _("All your sessions are ended, also this one."))
        return HttpResponseRedirect(reverse("admin:login"))
    messages.success(request, _("You are signed out everywhere but here."))
    return HttpResponseRedirect(f"{reverse('mfa_index')}#sessions")
