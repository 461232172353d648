"""Addresses of the readers' pages, from the desk's process as from the site's."""

from functools import lru_cache

from django.conf import settings
from django.urls import reverse

SITE = "newsroom.site_urls"


@lru_cache(maxsize=20_000)
def path_of(name, *parts) -> str:
    """The root-relative address of a page of the site."""
    return reverse(name, urlconf=SITE, args=parts)


def absolute(name, *parts) -> str:
    return settings.NEWSROOM_SITE_URL + path_of(name, *parts)


def public_address(code, slug="") -> str:
    """Where readers find a story, or the front of an edition without a slug."""
    return absolute("story", code, slug) if slug else absolute("front", code)
