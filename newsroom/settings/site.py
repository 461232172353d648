"""The outside: no sessions, no cookies, no scripts, and a login that may read
what is live and nothing else. The desk's secrets are not in this process."""

import secrets

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import CORE_APPS, LOADERS, LOGGING, TEMPLATE_OPTIONS, database, env
from .databases import SITE_URL, login

if not SITE_URL:
    raise ImproperlyConfigured(
        "Set SITE_DATABASE_URL to the site's own PostgreSQL login."
    )

# "full", or "deck": the whole text of stories, or their first lines and credits.
NEWSROOM_FEED_TEXT = env("NEWSROOM_FEED_TEXT", default="full")
if NEWSROOM_FEED_TEXT not in ("full", "deck"):
    raise ImproperlyConfigured("Write NEWSROOM_FEED_TEXT as full or as deck.")

# How many proxies of ours stand before this process: so many addresses, from the last
# one on, were written by us in X-Forwarded-For. None: readers' own connections.
NEWSROOM_PROXIES = env.int("NEWSROOM_PROXIES", default=0)
# From one address; 0 where all readers come from one, as through Tor.
NEWSROOM_SEARCHES_A_MINUTE = env.int("NEWSROOM_SEARCHES_A_MINUTE", default=60)

# Defaults that a session can change; the rights of the role are what protects.
# No page asks for longer than a moment; a search that would holds up no other reader.
# Planning is most of a short query: each is planned once, whatever is asked by it, and
# so has to be good for what is common and for what is rare.
DATABASES = {
    "default": database(
        SITE_URL,
        default_transaction_read_only="on",
        statement_timeout="3000",
        plan_cache_mode="force_generic_plan",
        jit="off",
    )
}
DATABASES["default"]["ENGINE"] = "newsroom.site_database"
# From its first time on, unless a pool between cannot keep plans.
DATABASES["default"]["OPTIONS"] |= {
    "server_side_binding": True,
    "prepare_threshold": 0 if env.bool("SITE_KEEPS_PLANS", default=True) else None,
}
ROLES = {"site": login(SITE_URL)[0]}
# A direct connection, where SITE_DATABASE_URL goes through a pool (docs/serving.md).
LISTEN_URL = env("SITE_LISTEN_URL", default="") or SITE_URL
# Megabytes of finished pages that each process keeps.
NEWSROOM_PAGES_MEMORY = env.int("NEWSROOM_PAGES_MEMORY", default=128)
# For how long a cache in front may answer without asking, at most.
NEWSROOM_SHARED_SECONDS = env.int("NEWSROOM_SHARED_SECONDS", default=10)

# What a stranger sends and gets a refusal for is no fault of ours: written down with
# its traceback each time, it would fill the disk.
_UNSAID = {"django.security": {"handlers": ["nowhere"], "propagate": False}}
LOGGING = LOGGING | {"loggers": LOGGING["loggers"] | _UNSAID}

# Nothing is signed on the site, so the key is new at each start and in no file.
SECRET_KEY = secrets.token_urlsafe(50)

INSTALLED_APPS = CORE_APPS
MIDDLEWARE = SITE_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "newsroom.security.headers",
    "newsroom.security.onion",
    "newsroom.security.Policy",
    "newsroom.hashed.files",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "newsroom.hashed.HashedStorage"},
}
AUTHENTICATION_BACKENDS = []
ROOT_URLCONF = "newsroom.site_urls"
WSGI_APPLICATION = "newsroom.wsgi_site.application"
TEMPLATES = [
    {
        **TEMPLATE_OPTIONS,
        "BACKEND": "newsroom.compiled.backend.CompiledTemplates",
        "OPTIONS": {"context_processors": [], "loaders": LOADERS},
    }
]
SECURE_REFERRER_POLICY = "no-referrer"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONE],
        # Without scripts nothing of ours asks: Lighthouse does, for robots.txt.
        "connect-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
