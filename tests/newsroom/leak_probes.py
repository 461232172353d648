"""How the site is asked for what it must not tell: every pattern of its addresses with
every value that one could have, and each in every way."""

import re
from functools import partial
from itertools import product
from typing import NamedTuple
from urllib.parse import quote

from django.urls import URLPattern

from articles import text_only
from newsroom import site_urls

# What an address can hold, by the name of its argument in site_urls.py. A new name
# needs its line here: how would somebody ask it for a draft?
ARGUMENTS = {
    "code": lambda world: ["en", "ko"],
    "year": lambda world: [world.year],
    "month": lambda world: [f"{world.month:02}"],
    "number": lambda world: sorted({each.story.pk // 2000 for each in world.told}),
}
# Whose slugs stand behind the code, by the first word of the pattern's name.
WORDS = {
    **dict.fromkeys(("story", "save", "ninjs", "captions", "page"), ("story", "page")),
    **{each: (each,) for each in ("topic", "series", "section")},
    "person": ("people",),
}
CODINGS = ("gzip", "br, gzip;q=0.5", "*", "x" * 300, "gzip;q=nope,,;")
LONG_AGO, TO_COME = (f"Thu, 26 Nov {year} 10:00:00 GMT" for year in (1998, 2098))
METHODS = ("post", "put", "delete", "options", "patch", "trace")


class Pattern(NamedTuple):
    name: str
    route: str
    arguments: tuple

    @property
    def words(self) -> tuple:
        return WORDS[self.name.partition("-")[0]]


def patterns(given=None) -> list:
    """All of the site's, as “<code>/story/<slug>/”."""
    found = []
    for each in site_urls.urlpatterns if given is None else given:
        if isinstance(each, URLPattern):
            found.append(_pattern(each))
        else:
            found += patterns(each.url_patterns)
    return found


def _pattern(given) -> Pattern:
    route = str(given.pattern).removeprefix("^").removesuffix("$")
    route = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", route)
    route = re.sub(r"<\w+:(\w+)>", r"<\1>", route)
    return Pattern(given.name or "", route, tuple(re.findall(r"<(\w+)>", route)))


def addresses(world) -> dict:
    """By pattern, its addresses; with no argument left out."""
    found = {each: filled(each, world) for each in patterns() if not _is_text(each)}
    as_text = [
        text_only.PREFIX + address
        for each, asked in found.items()
        if each.name in text_only.PAGES
        for address in asked
    ]
    as_text.append(text_only.PREFIX + "/en/search/")
    by_route = {"t/": as_text[:1], "t/<rest>": as_text[1:]}
    return {
        **found,
        **{each: by_route[each.route] for each in filter(_is_text, patterns())},
    }


def _is_text(pattern) -> bool:
    return pattern.route.startswith("t/")


def filled(pattern, world) -> list:
    names = pattern.arguments
    values = product(*(_values(pattern, name, world) for name in names))
    if {"slug", "block"} <= {*names}:
        # A block is asked for in its own story.
        values = ((code, *each) for code in ("en", "ko") for each in world.captions)
    return [_put(pattern.route, dict(zip(names, each, strict=True))) for each in values]


def _values(pattern, name, world) -> list:
    if name == "slug":
        return [slug for word in pattern.words for slug in world.slugs(word)]
    if name == "name":
        return ["0123"] if "code" in pattern.arguments else world.names
    if name == "block":
        return [""]
    assert name in ARGUMENTS, f"ARGUMENTS lacks “{name}” of {pattern.route}"
    found = ARGUMENTS[name](world)
    # A feed is of what the page shows, which is asked for in both.
    return found[:1] if name == "code" and "feed." in pattern.route else found


def _put(route, values) -> str:
    for name, value in values.items():
        route = route.replace(f"<{name}>", quote(str(value)))
    return "/" + route


def said(response) -> str:
    """All that reaches the reader: head and body."""
    body = response.getvalue() if response.streaming else response.content
    return (
        f"{response.headers} {response.reason_phrase} {body.decode('utf-8', 'replace')}"
    )


def again(reader, address):
    """As by a program that looks, and by somebody who had it before."""
    yield reader.head(address)
    yield reader.get(address, headers={"If-None-Match": "*", "Range": "bytes=0-"})


def in_every_way(reader, address):
    """The answers to everything but a plain GET."""
    ask = partial(reader.get, address)
    tag = ask().headers.get("ETag", '"none"')
    yield from again(reader, address)
    for known in (tag, f"W/{tag}"):
        yield ask(headers={"If-None-Match": known})
    for moment in (LONG_AGO, TO_COME, "nonsense"):
        yield ask(headers={"If-Modified-Since": moment})
        yield ask(headers={"If-Unmodified-Since": moment})
    for part in ("bytes=0-", "bytes=0-5,7-9", "bytes=9999-", "bytes=-1", "lines=1"):
        yield ask(headers={"Range": part, "If-Range": tag})
    for coding in CODINGS:
        yield ask(headers={"Accept-Encoding": coding})
    for method in METHODS:
        yield getattr(reader, method)(address)
