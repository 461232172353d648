"""Addresses of the readers' pages, from the desk's process as from the site's."""

import re
from functools import lru_cache
from urllib.parse import quote

from django.conf import settings
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

SITE = "newsroom.site_urls"
# A part of an address that every pattern of ours takes, and two that some do.
_PLAIN, _DOTTED, _LETTERS = "q0q", "q0.q", "q0가"


@lru_cache(maxsize=20_000)
def path_of(name, *parts) -> str:
    """The root-relative address of a page of the site."""
    if shape := _shape(name, len(parts)):
        written, allowed = shape
        if all(_fits(*each) for each in zip(allowed, parts, strict=True)):
            return written % tuple(map(quote, parts))
    return reverse(name, urlconf=SITE, args=parts)


def _fits(allowed, part):
    return isinstance(part, str) and allowed(part)


@lru_cache(maxsize=200)
def _shape(name, count):
    """The address with a gap for each part, and what may stand in each without a
    question: to ask Django for the addresses of a page is a third of its work."""
    try:
        path = reverse(name, urlconf=SITE, args=[_PLAIN] * count)
    except NoReverseMatch:
        return None
    if path.count(_PLAIN) != count:
        return None
    allowed = [_allowed(name, count, place) for place in range(count)]
    return path.replace("%", "%%").replace(_PLAIN, "%s"), allowed


def _allowed(name, count, place):
    signs = "-0-9A-Za-z_"
    for probe, more in ((_DOTTED, "."), (_LETTERS, "가-힣")):
        parts = [_PLAIN] * count
        parts[place] = probe
        try:
            reverse(name, urlconf=SITE, args=parts)
        except NoReverseMatch:
            continue
        signs += more
    # Not where dots alone are a place of their own.
    return re.compile(f"(?=.*[^.])[{signs}]+").fullmatch


def match_of(path):
    """Which page of the site stands at a path, as `resolve` says it; None for none."""
    try:
        return resolve(path, urlconf=SITE)
    except Resolver404:
        return None


def absolute(name, *parts) -> str:
    return settings.NEWSROOM_SITE_URL + path_of(name, *parts)


def public_address(code, slug="") -> str:
    """Where readers find a story, or the front of an edition without a slug."""
    return absolute("story", code, slug) if slug else absolute("front", code)
