"""Browsers: in which somebody has signed in before, and what each is in plain words."""

import secrets

from django.conf import settings
from django.core import signing
from django.utils.translation import gettext as _

from people.sign_in.limits import folded

COOKIE = "newsroom_desk_known"
AGE = 180 * 24 * 3600
# One laptop may serve a night shift.
MOST = 8
_SALT = "people.sign_in.browsers"

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Whale", "Whale"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)
_NAMES = {name for _mark, name in _BROWSERS + _SYSTEMS} | {""}


def known(request, name: str) -> str:
    """The mark that this browser got when it was signed in under that name, or ""."""
    return dict(_marks(request)).get(folded(name), "")


def is_anybodys(request) -> bool:
    """Whether somebody, whoever it was, has signed in here before."""
    return bool(_marks(request))


def remember(request, response, user) -> None:
    """Signed in with everything that it takes: from now on it is no stranger's."""
    who = folded(user.get_username())
    marks = dict(_marks(request))
    mark = marks.pop(who, "") or secrets.token_urlsafe(12)
    kept = [[who, mark], *map(list, marks.items())][:MOST]
    response.set_cookie(
        COOKIE,
        signing.dumps(kept, salt=_SALT),
        max_age=AGE,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def _marks(request) -> list:
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=AGE)
    except signing.BadSignature:
        return []


def shortened(agent: str) -> str:
    """What is kept of a browser's name for itself, which is long enough to tell two
    people apart: "Firefox/Windows", or nothing. Of what is short already it is the
    same."""
    if set(agent.split("/")) <= _NAMES and agent.count("/") == 1:
        return agent
    browser = next((name for mark, name in _BROWSERS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return f"{browser}/{system}"


def in_words(short: str) -> str:
    browser, _slash, system = short.partition("/")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A browser that does not say its name")
