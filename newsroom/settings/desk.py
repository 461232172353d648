"""The inside: the admin, its sessions, and the desk's database login."""

import re

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import (
    CORE_APPS,
    LOADERS,
    NEWSROOM_DATA,
    NEWSROOM_DESK_PORT,
    NEWSROOM_HTTPS,
    SITE_LANGUAGES,
    TEMPLATE_OPTIONS,
    database,
    env,
)
from .databases import DESK_URL, OWNER_URL, SITE_URL, login
from .secret import kept_secret
from .sign_in import *  # noqa: F403
from .sign_in import SIGN_IN_APPS, SIGN_IN_MIDDLEWARE

if not DESK_URL:
    raise ImproperlyConfigured("Set DATABASE_URL to the desk's PostgreSQL login.")

DATABASES = {"default": database(DESK_URL)}
ROLES = {
    "owner": login(OWNER_URL)[0],
    "desk": login(DESK_URL)[0],
    "site": login(SITE_URL)[0],
}

SECRET_KEY = env("NEWSROOM_SECRET_KEY", default="") or kept_secret(
    NEWSROOM_DATA, "desk-key"
)
# Names of public pictures: who holds the same picture must not guess them.
PICTURE_KEY = env("NEWSROOM_PICTURE_KEY", default="") or kept_secret(
    NEWSROOM_DATA, "picture-key"
)
# In place of the private folder; the site has no way to it at all.
ORIGINALS_STORE = env("NEWSROOM_ORIGINALS_STORE", default="")
# What readers get beside JPEG, which every browser shows, best first.
# Font files and folders for cards; else what the system has (media/cards/faces.py).
FONTS = env.list("NEWSROOM_FONTS", default=[])
PICTURE_FORMATS = env.list("NEWSROOM_PICTURE_FORMATS", default=["avif", "webp", "jpg"])
# Sound, video and documents. Without a name ffmpeg is looked for on the PATH.
ENCLOSURE_FFMPEG = env("NEWSROOM_FFMPEG", default="")
ENCLOSURE_MEGABYTES = env.int("NEWSROOM_FILE_MB", default=500)
ENCLOSURE_BYTES = ENCLOSURE_MEGABYTES * 1_000_000
ENCLOSURE_MINUTES = env.int("NEWSROOM_FILE_MINUTES", default=120)
# How long ffmpeg may work on one of them.
ENCLOSURE_SECONDS = env.int("NEWSROOM_FFMPEG_SECONDS", default=900)

INSTALLED_APPS = [
    "newsroom.desk.DeskConfig",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "django_prose_editor",
    *SIGN_IN_APPS,
    *CORE_APPS,
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "newsroom.security.headers",
    "newsroom.unreadable.refuse_unreadable",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    *SIGN_IN_MIDDLEWARE,
]
# Widgets of ours have templates among all others.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
ROOT_URLCONF = "newsroom.desk_urls"
WSGI_APPLICATION = "newsroom.wsgi_desk.application"
TEMPLATES = [
    {
        **TEMPLATE_OPTIONS,
        "OPTIONS": {
            "loaders": LOADERS,
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "csp.context_processors.nonce",
            ],
        },
    }
]
CSRF_FAILURE_VIEW = "newsroom.refusals.forged"

LANGUAGES = [each for each in SITE_LANGUAGES if each[0] in ("en", "ko")]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Cookies are shared by every port of a host: names of our own keep the desk's.
SESSION_COOKIE_NAME = "newsroom_desk"
CSRF_COOKIE_NAME = "newsroom_desk_csrf"
LANGUAGE_COOKIE_NAME = "newsroom_desk_language"
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# A laptop that is taken away is signed out by the next day, and when it is shut;
# people/session_length.py says how much sooner, by role.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 16 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = NEWSROOM_HTTPS
LANGUAGE_COOKIE_SECURE = SESSION_COOKIE_SECURE
SECURE_REFERRER_POLICY = "same-origin"
CSRF_TRUSTED_ORIGINS = env.list(
    "NEWSROOM_DESK_ORIGINS", default=[f"http://localhost:{NEWSROOM_DESK_PORT}"]
)
# Whether what a picture's file tells of where and by whom it was made is kept, for
# whoever keeps the library. Readers never get it.
NEWSROOM_KEEP_PRIVATE_FACTS = env.bool("NEWSROOM_KEEP_PRIVATE_FACTS", default=False)
# An address of its own for links to stories that are not published (docs/install.md).
NEWSROOM_PREVIEW_URL = env("NEWSROOM_PREVIEW_URL", default="").rstrip("/")
# Addresses of caches in front of the site that are told what to drop (docs/serving.md).
NEWSROOM_CACHES = env.list("NEWSROOM_CACHES", default=[])
# Whether the desk may ask the sites that a story links to, and through what.
NEWSROOM_LINKS = env.bool("NEWSROOM_LINKS", default=True)
NEWSROOM_LINK_PROXY = env("NEWSROOM_LINK_PROXY", default="")
if NEWSROOM_LINK_PROXY and not re.fullmatch(
    r"http://([^@/\s]+@)?[^@/:\s]+(:\d+)?/?", NEWSROOM_LINK_PROXY
):
    raise ImproperlyConfigured(
        "Write NEWSROOM_LINK_PROXY as http://proxy.example:3128, or leave it out."
    )

# A 3,000-word story with 40 pictures is about 400 fields and 200 kB.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        # blob: a picture file that was chosen and is not sent yet.
        "img-src": [SELF, "data:", "blob:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
