"""Signing in on the desk: django-allauth, with neither sign-up nor mail nor accounts of
elsewhere. Its pages are in newsroom/sign_in, what they decide in people/sign_in."""

from .base import env

# Whether everybody with a role needs a passkey, or a code beside the password. Only
# `manage.py run` with the sample newsroom turns it off.
NEWSROOM_SECOND_STEP = env.bool("NEWSROOM_SECOND_STEP", default=True)
# How many proxies of ours stand before the desk (see NEWSROOM_PROXIES of the site).
NEWSROOM_PROXIES = env.int(
    "NEWSROOM_DESK_PROXIES", default=env.int("NEWSROOM_PROXIES", default=0)
)

SIGN_IN_APPS = ["allauth", "allauth.account", "allauth.mfa", "allauth.usersessions"]
SIGN_IN_MIDDLEWARE = [
    "allauth.account.middleware.AccountMiddleware",
    "newsroom.sign_in.middleware.SignedIn",
]
AUTHENTICATION_BACKENDS = ["newsroom.sign_in.adapters.Backend"]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# One for all workers: a limit of a worker's own is no limit.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "newsroom_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

ACCOUNT_ADAPTER = "newsroom.sign_in.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_METHODS = ("password", "mfa")
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
# Those of allauth's that count by account lock the editor out together with whoever
# guesses: ours are in people/sign_in/guessing.py.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None, "change_password": None}
MFA_RATE_LIMITS = {"webauthn_login": None}

MFA_ADAPTER = "newsroom.sign_in.adapters.SecondStep"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_DIGITS = 10
MFA_FORMS = {
    "authenticate": "newsroom.sign_in.forms.CodeForm",
    "authenticate_webauthn": "newsroom.sign_in.forms.PasskeyForm",
    "reauthenticate": "newsroom.sign_in.forms.CodeAgainForm",
    "reauthenticate_webauthn": "newsroom.sign_in.forms.PasskeyAgainForm",
    "login_webauthn": "newsroom.sign_in.forms.PasskeySignInForm",
    "add_webauthn": "newsroom.sign_in.forms.NewPasskeyForm",
    "edit_webauthn": "newsroom.sign_in.forms.PasskeyNameForm",
    "activate_totp": "newsroom.sign_in.forms.NewAppForm",
}
ACCOUNT_FORMS = {
    "login": "newsroom.sign_in.forms.SignInForm",
    "reauthenticate": "newsroom.sign_in.forms.PasswordAgainForm",
}
