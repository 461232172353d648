"""Addresses of an older site: how they are written, and what they may lead to."""

import unicodedata
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings
from django.utils.encoding import uri_to_iri
from django.utils.translation import gettext

from articles.models import OldAddress
from articles.models.live import LiveEdition
from articles.models.live_lists import LiveFormer
from articles.public import match_of, path_of
from articles.refused import Refused

LONGEST = 500
MOST_FIELDS = 20
# Hung on links by others, to count who follows them.
_COUNTING = ("utm_", "fbclid", "gclid")
# What no page of readers is.
_NO_PAGES = ("picture", "file", "captions", "papers")


class Lead(NamedTuple):
    """To a story, or to the path of another page."""

    article_id: Any = None
    target: str = ""


def settled(path, query="") -> str:
    """One way to write an address: decoded, composed, without the last stroke and
    without what counts readers; fields in order."""
    try:
        pairs = parse_qsl(query, True, max_num_fields=MOST_FIELDS)
    except ValueError:
        pairs = []
    kept = sorted(each for each in pairs if not each[0].startswith(_COUNTING))
    text = path.rstrip("/") or "/"
    if kept:
        text += "?" + "&".join(f"{name}={value}" for name, value in kept)
    return unicodedata.normalize("NFC", text)


def typed(text) -> str:
    """An old address as somebody wrote it, with or without a host."""
    parts = _split(text)
    if not parts.path.startswith("/") and not parts.netloc:
        raise Refused(
            gettext("Write the old address from its first stroke on: /archives/1.html")
        )
    address = settled(unquote(parts.path or "/"), parts.query)
    if len(address) > LONGEST or not address.isprintable():
        raise Refused(gettext("This address is too long, or has signs that none has."))
    if address == "/":
        raise Refused(gettext("That is the first page of the site itself."))
    return address


def _split(text):
    try:
        return urlsplit(text.strip())
    except ValueError as error:
        raise Refused(gettext("This is no address.")) from error


def lead_of(text) -> Lead:
    """What a page of the site, written as its address, is. Refuses what readers
    neither have nor had, without a word on whether it is there."""
    parts = _split(text)
    host = urlsplit(settings.NEWSROOM_SITE_URL).netloc
    path = unquote(parts.path)
    if parts.netloc not in ("", host):
        raise Refused(gettext("Old addresses lead to pages of this site only."))
    match = match_of(path)
    if match is None:
        raise Refused(_no_page())
    if match.url_name in ("story", "page"):
        return Lead(article_id=_story(match.url_name == "page", **match.kwargs))
    if match.url_name in _NO_PAGES or "code" not in match.kwargs or len(path) > LONGEST:
        raise Refused(_no_page())
    if not LiveEdition.objects.filter(code=match.kwargs["code"]).exists():
        raise Refused(_no_page())
    return Lead(target=path)


def _story(is_standing, code, slug) -> int:
    slug = unicodedata.normalize("NFC", slug)
    here = {"edition__code": code, "slug": slug, "is_standing": is_standing}
    found = LiveFormer.objects.filter(**here).order_by("-id")
    if "\0" in slug or (former := found.first()) is None:
        raise Refused(_no_page())
    return former.article_id


def _no_page():
    return gettext("Readers have no page there. Write an address such as /en/story/…/")


def address_of(old) -> str:
    """What an old address leads to, as somebody would write it; of a story the newest
    address that readers had."""
    if old.target:
        return old.target
    found = LiveFormer.objects.filter(article_id=old.article_id).order_by("-id")
    former = found.select_related("edition").first()
    if former is None:
        return ""
    return written(former.edition.code, former.slug, former.is_standing)


def written(code, slug, is_standing) -> str:
    """The path of a story or of a page about the paper, as somebody would write it."""
    return uri_to_iri(path_of("page" if is_standing else "story", code, slug))


def remember(article, text) -> None:
    """For importers: the story was at that address. The newest import holds."""
    OldAddress.objects.update_or_create(
        address=typed(text), defaults={"article": article, "target": ""}
    )
