"""Where each of the three roles logs in: from the environment, or embedded.

A system server is used when DATABASE_URL (the desk's login) is set;
OWNER_DATABASE_URL defaults to it, SITE_DATABASE_URL has no default there.
"""

from urllib.parse import unquote, urlsplit

from .base import NEWSROOM_DATA, env

EMBEDDED = not any(
    env(name, default="")
    for name in ("DATABASE_URL", "SITE_DATABASE_URL", "OWNER_DATABASE_URL")
)


def _url(name, role, fallback=""):
    if EMBEDDED:
        from newsroom.postgres import Server

        return Server(NEWSROOM_DATA).url(role)
    return env(name, default="") or fallback


DESK_URL = _url("DATABASE_URL", "newsroom_desk")
OWNER_URL = _url("OWNER_DATABASE_URL", "newsroom_owner", DESK_URL)
SITE_URL = _url("SITE_DATABASE_URL", "newsroom_site")


def login(url):
    """The role's name and password in a database URL, ("", "") without one."""
    parts = urlsplit(url)
    return unquote(parts.username or ""), unquote(parts.password or "")
