"""Links that answer: what came of asking for them, and which were not asked for."""

from datetime import timedelta

from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.checks.finding import Finding, Place
from articles.links import asking
from articles.links.found import links_of
from articles.links.outcomes import in_words

SHOWN = 12
# It needs no saying when it was asked.
JUST_NOW = timedelta(minutes=2)


def links(level, reading):
    found = links_of(reading.article.body) if asking.is_possible() else []
    if not found:
        return
    asked = {each.key: each for each in reading.article.link_checks.all()}
    now = timezone.now()
    for link in found:
        check = asked.get(link.key)
        if check and not check.has_answered:
            yield _broken(level, link, check, now)
    unknown = [link for link in found if link.key not in asked]
    if unknown:
        yield _unknown(level, unknown)
    old = [link for link in found if _is_old(asked.get(link.key), now)]
    if old:
        yield _old(level, old, min(asked[link.key].at for link in old), now)


def _is_old(check, now) -> bool:
    return bool(check and check.has_answered and check.at < now - asking.FRESH)


def _broken(level, link, check, now) -> Finding:
    told = {
        "words": _shortened(link.places[0][1]),
        "host": link.host,
        "outcome": in_words(check.status),
        "ago": timesince(check.at, now, depth=1),
    }
    sentence = _("The link “%(words)s” to %(host)s: %(outcome)s.")
    if now - check.at >= JUST_NOW:
        sentence = _(
            "The link “%(words)s” to %(host)s: %(outcome)s. Asked %(ago)s ago."
        )
    place, about = _place(link, ""), f"{link.key} {check.status}"
    return Finding("links", level, sentence % told, (place,), about)


def _unknown(level, found) -> Finding:
    sentence = ngettext(
        "One link was not asked for yet:",
        "%(count)s links were not asked for yet:",
        len(found),
    ) % {"count": len(found)}
    return Finding("links", level, sentence, _places(found), _keys("unknown", found))


def _old(level, found, first, now) -> Finding:
    sentence = ngettext(
        "One link answered when it was asked for, %(ago)s ago:",
        "%(count)s links answered when they were asked for, %(ago)s ago:",
        len(found),
    ) % {"count": len(found), "ago": timesince(first, now, depth=1)}
    return Finding("links", level, sentence, _places(found), _keys("old", found))


def _places(found) -> tuple[Place, ...]:
    return tuple(
        _place(link, _shortened(link.places[0][1]) or link.host)
        for link in found[:SHOWN]
    )


def _place(link, label) -> Place:
    block, words = link.places[0]
    return Place("id_body", label, block, words)


def _keys(what, found) -> str:
    return " ".join([what, *sorted(link.key for link in found)])


def _shortened(words) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else f"{words[:59]}…"
