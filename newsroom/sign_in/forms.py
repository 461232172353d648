"""What is typed to sign in. Each try is counted before it is looked at."""

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.account.models import Login
from allauth.core import context
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.contrib.auth.forms import UsernameField
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from articles.site.limits import address_of
from newsroom.sign_in.adapters import WRONG_CODE, WRONG_PASSKEY, Accounts
from newsroom.sign_in.refused_codes import (
    NEXT_CODE,
    USED_CODE,
    WRONG_RECOVERY_CODE,
    CodeInput,
)
from people.models import User
from people.roles import roles_of
from people.sign_in import browsers, codes, guessing

# Wrong codes of this very browser, which somebody need not be warned of.
OWN_WRONG = "own_wrong_codes"
# They came in with a recovery code.
BY_RECOVERY_CODE = "by_recovery_code"
# What fido2 and allauth raise over a passkey that is not what a browser sends.
BROKEN = (ValidationError, ValueError, TypeError, KeyError, AttributeError)


class SignInForm(LoginForm):
    """User name and password. Refusals are the same for a name that nobody has."""

    field_order = ["username", "password"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["login"]
        self.fields["username"] = UsernameField(
            label=_("User name"),
            max_length=150,
            widget=forms.TextInput(
                attrs={
                    "autocomplete": "username",
                    "autocapitalize": "none",
                    "spellcheck": "false",
                    "autofocus": True,
                    "dir": "auto",
                }
            ),
        )
        self.fields["password"] = _password_field(_("Password"))
        self.order_fields(self.field_order)

    def user_credentials(self):
        return {key: self.cleaned_data[key] for key in ("username", "password")}

    def clean(self):
        if self.errors:
            return self.cleaned_data
        name = self.cleaned_data["username"]
        allowed = guessing.of_password(
            name, address_of(self.request), browsers.known(self.request, name)
        )
        if wait := allowed.take():
            raise guessing.too_many(wait)
        user = Accounts(self.request).authenticate(
            self.request, **self.user_credentials()
        )
        # Whoever is switched off is told nothing, not even that the password is right.
        if user is None or not user.is_active:
            raise Accounts().validation_error("username_password_mismatch")
        allowed.give_back()
        if not roles_of(user):
            raise ValidationError(
                _("You have no role in any edition. Ask the chief editor for one."),
                code="no_role",
            )
        self.user, self._login = user, Login(user=user)
        return self.cleaned_data


class _Code(forms.Form):
    """A code of the app or a recovery code, in one field."""

    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        help_text=_("Six digits of your app, or one of your recovery codes."),
        widget=CodeInput,
    )
    reauthenticated = False

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["code"].widget.attrs["autofocus"] = True

    def allowances(self):
        name = self.user.get_username()
        return guessing.of_code(self.user, browsers.known(context.request, name))

    def clean_code(self):
        code = codes.plain(self.cleaned_data["code"])
        allowed = self.allowances()
        if wait := allowed.take():
            raise guessing.too_many(wait)
        wrong = WRONG_RECOVERY_CODE if len(code) > codes.DIGITS else WRONG_CODE
        rows = Authenticator.objects.filter(user=self.user)
        for row in rows.exclude(type=Authenticator.Type.WEBAUTHN).order_by("pk"):
            outcome = _outcome(row, code)
            if outcome == codes.NEXT:
                raise ValidationError(NEXT_CODE, code="next")
            if outcome == codes.USED:
                wrong = USED_CODE
            if outcome == codes.RIGHT:
                row.refresh_from_db()
                row.user, self.authenticator = self.user, row
                allowed.give_back()
                return code
        self.was_wrong()
        raise ValidationError(wrong, code="incorrect_code")

    def was_wrong(self):
        """What their owner is told at the next sign-in."""

    def save(self):
        more = {"reauthenticated": True} if self.reauthenticated else {}
        post_authentication(context.request, self.authenticator, **more)


def _outcome(row, code) -> str:
    if row.type == Authenticator.Type.TOTP:
        return codes.use(row, code)
    return codes.RIGHT if code and row.wrap().validate_code(code) else codes.WRONG


class CodeForm(_Code):
    def save(self):
        if self.authenticator.type == Authenticator.Type.RECOVERY_CODES:
            context.request.session[BY_RECOVERY_CODE] = True
        super().save()

    def was_wrong(self):
        session = context.request.session
        session[OWN_WRONG] = session.get(OWN_WRONG, 0) + 1
        User.objects.filter(pk=self.user.pk).update(wrong_codes=F("wrong_codes") + 1)


class _Inside:
    """Of whoever is signed in and is asked again."""

    def allowances(self):
        return guessing.inside(self.user)


class CodeAgainForm(_Inside, _Code):
    reauthenticated = True


class PasswordAgainForm(_Inside, ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"] = _password_field(_("Your password"))
        self.fields["password"].widget.attrs["autofocus"] = True

    def clean_password(self):
        allowed = self.allowances()
        if wait := allowed.take():
            raise guessing.too_many(wait)
        if not self.user.check_password(self.cleaned_data["password"]):
            raise Accounts().validation_error("incorrect_password")
        allowed.give_back()
        return ""


def _password_field(label):
    return forms.CharField(
        label=label,
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class _Passkey:
    """What a browser sends of one may be anything: then it is not known here."""

    def clean_credential(self):
        try:
            return super().clean_credential()
        except BROKEN as bad:
            raise ValidationError(WRONG_PASSKEY, code="wrong_passkey") from bad


class PasskeyForm(_Passkey, AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(_Passkey, ReauthenticateWebAuthnForm):
    pass


class PasskeySignInForm(_Passkey, LoginWebAuthnForm):
    pass


class _Name(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        required=False,
        help_text=_("By which you tell it from others: “Work laptop”, “Blue key”."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


class NewPasskeyForm(_Name, AddWebAuthnForm):
    """Every one may be used alone, where the device asks who holds it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)

    def clean(self):
        try:
            data = super().clean()
            if sent := data.get("credential"):
                data["credential"] = _needed(sent)
            return data
        except BROKEN as bad:
            raise ValidationError(
                _("The passkey could not be read. Try it again."), code="wrong_passkey"
            ) from bad


def _needed(sent) -> dict:
    """What is kept of a new passkey: a browser may send anything beside it."""
    response = sent["response"]
    told = sent.get("clientExtensionResults") or {}
    is_resident = bool((told.get("credProps") or {}).get("rk"))
    return {
        "id": sent["id"],
        "rawId": sent["rawId"],
        "type": "public-key",
        "response": {
            name: response[name] for name in ("clientDataJSON", "attestationObject")
        },
        "clientExtensionResults": {"credProps": {"rk": is_resident}},
    }


class PasskeyNameForm(_Name, EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True


class NewAppForm(ActivateTOTPForm):
    """The first code of an app, which may be of a clock that is two minutes off."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(
            label=_("Code that the app shows now"),
            max_length=60,
            widget=CodeInput,
        )
        # The steps above it are done when the code was wrong.
        self.fields["code"].widget.attrs["autofocus"] = self.is_bound

    def clean_code(self):
        allowed = guessing.inside(self.user)
        if wait := allowed.take():
            raise guessing.too_many(wait)
        code = codes.plain(self.cleaned_data["code"])
        self.counter, self.off = codes.first(self.secret, code)
        if self.counter is None:
            raise ValidationError(WRONG_CODE, code="incorrect_code")
        allowed.give_back()
        return code
