"""What the desk and the site share. Nothing here opens a database or a secret."""

import re
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from people import ways

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

NEWSROOM_DATA = Path(env("NEWSROOM_DATA", default="") or BASE_DIR / "var").absolute()
NEWSROOM_SITE_PORT = env.int("NEWSROOM_SITE_PORT", default=8000)
NEWSROOM_DESK_PORT = env.int("NEWSROOM_DESK_PORT", default=8001)
NEWSROOM_SITE_URL = env(
    "NEWSROOM_SITE_URL", default=f"http://localhost:{NEWSROOM_SITE_PORT}"
).rstrip("/")

# The ways of the whole paper, on every page and on those of errors, which may know no
# edition and no database. Between lines stands “|”.
NEWSROOM_OTHER_ADDRESSES = env("NEWSROOM_OTHER_ADDRESSES", default="")
NEWSROOM_OTHER_ADDRESSES = NEWSROOM_OTHER_ADDRESSES.replace("|", "\n")
NEWSROOM_SAFE_CONTACT = env("NEWSROOM_SAFE_CONTACT", default="").replace("|", "\n")
for _line in ways.lines(NEWSROOM_OTHER_ADDRESSES):
    if ways.read(_line) is None:
        raise ImproperlyConfigured(
            "Write NEWSROOM_OTHER_ADDRESSES as Mirror = https://mirror.example/, with |"
            " between two of them."
        )
# The same site in Tor, of which browsers of Tor are told.
NEWSROOM_ONION = env("NEWSROOM_ONION", default="").rstrip("/")
if NEWSROOM_ONION and not re.fullmatch(r"https?://[a-z2-7.]+\.onion", NEWSROOM_ONION):
    raise ImproperlyConfigured("Write NEWSROOM_ONION as http://….onion.")

NEWSROOM_HTTPS = env.bool("NEWSROOM_HTTPS", default=False)
# Only `make run` sets NEWSROOM_DEBUG, and the site never turns Django's own on.
NEWSROOM_DEBUG = env.bool("NEWSROOM_DEBUG", default=False)
DEBUG = False
ALLOWED_HOSTS = env.list("NEWSROOM_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"
CORE_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "taggit",
    "csp",
    "people",
    "media",
    "articles",
    "newsroom",
]

LANGUAGE_CODE = "en"
# Whose words there are for what readers get; the desk has fewer.
LANGUAGES = SITE_LANGUAGES = [
    ("en", "English"),
    ("ko", "한국어"),
    ("ja", "日本語"),
    ("fa", "فارسی"),
]
LOCALE_PATHS = [BASE_DIR / "newsroom" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "newsroom" / "static"]
WHITENOISE_USE_FINDERS = True
PICTURES_PUBLIC = NEWSROOM_DATA / "pictures" / "public"
PICTURES_PRIVATE = NEWSROOM_DATA / "pictures" / "private"
# s3://KEY:SECRET@HOST/BUCKET in place of the public folder (docs/install.md).
PICTURES_STORE = env("NEWSROOM_PICTURES_STORE", default="")

# A newsroom's own templates, which stand before ours (docs/looks.md).
NEWSROOM_TEMPLATES = Path(
    env("NEWSROOM_TEMPLATES", default="") or NEWSROOM_DATA / "templates"
).absolute()
TEMPLATE_OPTIONS = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [BASE_DIR / "templates"],
}
TEMPLATE_LOADERS = [
    "newsroom.overrides.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
LOADERS = [("django.template.loaders.cached.Loader", TEMPLATE_LOADERS)]

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_HSTS_SECONDS = 31_536_000 if NEWSROOM_HTTPS else 0
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Ids and exception types only: a log is no place for names, texts or addresses.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "newsroom.logs.WithoutWords",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "plain"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        # It would repeat whatever a stranger sends as a host.
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
}


def database(url, **options):
    """A Django database from a URL; `options` become session defaults."""
    parsed = env.db_url_config(url)
    parsed["ENGINE"] = "django.db.backends.postgresql"
    parsed["CONN_MAX_AGE"] = 600
    parsed["CONN_HEALTH_CHECKS"] = True
    if options:
        flags = " ".join(f"-c {name}={value}" for name, value in options.items())
        parsed.setdefault("OPTIONS", {})["options"] = flags
    return parsed
