"""Where something is that is not where it was asked for. Asked only of what would be a
404, and answered in one step, with a page that readers have."""

from typing import NamedTuple

from django.http import HttpResponsePermanentRedirect
from django.urls import reverse

from articles import old_addresses, text_only
from articles.models.live_lists import LiveFormer, LiveMoved, LiveOldAddress
from articles.public import match_of

from . import keys, live
from .prepared import prepared

KINDS = ("section", "topic", "person")


class Withdrawn(NamedTuple):
    """The old address is of a story that readers had."""

    article_id: int
    edition_id: int


def to(address, *article_ids) -> HttpResponsePermanentRedirect:
    """A print may bring what was asked for itself."""
    response = HttpResponsePermanentRedirect(address)
    told = [*keys.MISSING, *(f"story-{each}" for each in article_ids)]
    response.headers["Surrogate-Key"] = " ".join(told)
    return response


def respelled(name, code, slug, found):
    """To the one address of a page, from another way to write its word; else None. With
    the page itself at each of them a word of ten syllables had a thousand addresses."""
    return None if slug == found else to(reverse(name, args=[code, found]))


def former(edition_id, slugs, is_standing=False):
    """The story, or the page about the paper, that had this address last, or None."""
    asked = _former_page if is_standing else _former_story
    return next(iter(asked(edition_id, *live.three(slugs))), None)


@prepared
def _former_story(edition, *slugs):
    here = LiveFormer.objects.filter(edition=edition, slug__in=slugs)
    return here.filter(is_standing=False).order_by("-id")[:1]


@prepared
def _former_page(edition, *slugs):
    here = LiveFormer.objects.filter(edition=edition, slug__in=slugs)
    return here.filter(is_standing=True).order_by("-id")[:1]


def found(request, editions):
    """A redirect, a Withdrawn, or None."""
    in_text = text_only.page()
    match = match_of(in_text.path) if in_text else request.resolver_match
    address = match and _renamed(match, editions)
    return to(address) if address else by_old_address(request, editions)


def _renamed(match, editions) -> str:
    """Of a section, topic or person, and of their feeds and other forms."""
    names = (match.url_name or "").split("-")
    kind = next((each for each in KINDS if each in names), None)
    code, slug = match.kwargs.get("code"), match.kwargs.get("slug")
    edition = next((each for each in editions if each.code == code), None)
    if kind is None or edition is None or not slug or "\0" in slug:
        return ""
    now = _slug_now(kind, edition, live.spellings(slug))
    return reverse(match.url_name, kwargs={**match.kwargs, "slug": now}) if now else ""


def _slug_now(kind, edition, slugs) -> str:
    if kind == "section":
        sections = (each for each in edition.sections if slugs & {*each["former"]})
        return next((each["slug"] for each in sections), "")
    here = {"kind": kind, "edition": edition.pk, "slug__in": sorted(slugs)}
    moved = LiveMoved.objects.filter(**here).first()
    return moved.slug_now if moved else ""


def by_old_address(request, editions):
    query = request.META.get("QUERY_STRING", "")
    in_text = text_only.page()
    path = in_text.path if in_text else request.path_info
    asked = {old_addresses.settled(path, each) for each in (query, "")}
    asked = [each for each in asked - {"/"} if _can_be(each)]
    rows = LiveOldAddress.objects.filter(address__in=asked) if asked else ()
    # What has a query, too, says more.
    old = max(rows, key=lambda each: len(each.address), default=None)
    if old is None:
        return None
    if old.article_id is None:
        return to(_target(old.target, editions))
    if not old.slug_now:
        return Withdrawn(old.article_id, old.edition_id)
    code = next(each.code for each in editions if each.pk == old.edition_id)
    name = "page" if old.is_standing else "story"
    return to(reverse(name, args=[code, old.slug_now]), old.article_id)


def _can_be(address) -> bool:
    return len(address) <= old_addresses.LONGEST and "\0" not in address


def _target(path, editions) -> str:
    """Where that page is today: in one step, not in two."""
    match = match_of(path)
    if match is None:
        return path
    return _renamed(match, editions) or reverse(match.url_name, kwargs=match.kwargs)
