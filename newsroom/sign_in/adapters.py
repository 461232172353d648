"""Where django-allauth asks us: who may sign in, what is said, what is kept."""

import time
from base64 import b32encode, urlsafe_b64encode
from secrets import token_bytes

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import User
from people.roles import roles_of
from people.sign_in import second_step, sessions

# So long after a sign-in nobody is asked for their password again.
FRESH = 600
WRONG_CODE = gettext_lazy(
    "This code is not right. Codes change every 30 seconds: take the one that is shown"
    " now, and check that the clock of the phone is set by itself."
)


class Backend(AuthenticationBackend):
    """The name as it stands, and only then in other capitals: allauth's own lets
    neither of two in whose names differ by them."""

    def _authenticate_by_username(self, username, password):
        user = User.objects.filter(username=username).first()
        if user is None:
            return super()._authenticate_by_username(username, password)
        return self._check_password(user, password)


class Accounts(DefaultAccountAdapter):
    def get_client_ip(self, request):
        """For the rows of allauth, in which no address of ours has a place. Limits by
        address ask articles.site.limits."""
        return sessions.NO_ADDRESS

    def is_open_for_signup(self, request):
        return False

    def add_message(self, request, level, message_template=None, *args, **more):
        """Its own sentences stay out; ours are said where something is done."""
        if message := more.get("message"):
            messages.add_message(request, level, message)

    def send_notification_mail(self, *args, **kwargs):
        """There may be no mail server: the desk itself says it (wrong_codes)."""

    def pre_login(self, request, user, **kwargs):
        """By whatever they came: nobody without a role, nor who is switched off."""
        if user.is_active and roles_of(user):
            return None
        clear_login(request)
        words = _("You have no role in any edition. Ask the chief editor for one.")
        # As for a passkey that is not known here.
        messages.error(request, words if user.is_active else WRONG_PASSKEY)
        return HttpResponseRedirect(reverse("admin:login"))

    def is_reauthentication_required(self, *, app, **kwargs):
        begun = context.request.session.get(sessions.BEGUN, 0)
        return time.time() - begun > FRESH

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_password": gettext_lazy("This is not your password."),
        "username_password_mismatch": gettext_lazy(
            "This user name and this password do not belong together. Capital letters"
            " count. If both are right, ask the chief editor whether your account is"
            " open."
        ),
        "rate_limited": gettext_lazy("Too many tries. Wait a minute and try again."),
    }


WRONG_PASSKEY = gettext_lazy(
    "This passkey is not known here, or it did not ask who you are. Try another, or"
    " sign in with your password."
)


class SecondStep(DefaultMFAAdapter):
    """Neither the app nor the passkey names the paper: a phone that is taken away
    must not tell for whom somebody works."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": gettext_lazy(
            "This is the only second step that you have. Add another one first."
        ),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Recovery codes are for who has a passkey or an app. Add one first."
        ),
    }

    def _get_site_name(self):
        return "Newsroom"

    def can_delete_authenticator(self, authenticator):
        return second_step.may_remove(authenticator)

    def encrypt(self, text):
        """A copy of the database alone is no second step: the key is not in it."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            # NEWSROOM_SECRET_KEY is another one: no code is right any more. Not the
            # empty secret, whose codes anybody can work out.
            return b32encode(token_bytes(20)).decode()

    def generate_authenticator_name(self, user, type):
        number = sum(each.type == type for each in second_step.means_of(user)) + 1
        return _("Passkey %(n)s") % {"n": number}


def _cipher():
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(secret):
    digest = salted_hmac("newsroom.sign_in", "", secret, algorithm="sha256").digest()
    return urlsafe_b64encode(digest)
