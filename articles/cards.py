"""Cards for sharing: which published versions have one, and that they have it.

A card is drawn when its print is committed, and not before: no file with a headline
lies anywhere while the headline may still be refused or held back. It is no part of
the print, so a changed masthead needs a new file and no new print; and where it cannot
be drawn the story goes to readers without one. What readers get of it is decided as
for pictures, by the views: while the print is live and no moment longer.
"""

import logging
from itertools import islice

from django.db import DatabaseError, transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext

from articles.models import Article, ShareCard, Window
from media import storage
from media.cards import Words, name_of
from media.cards.drawing import draw
from media.models import Image

# A third of a second each: nobody waits longer for the form of an edition.
AT_ONCE = 10
log = logging.getLogger(__name__)


def settle_on_commit(article) -> None:
    transaction.on_commit(lambda: settle(article.pk), robust=True)


def settle(article_id) -> bool:
    """See that what readers have of a story, or will have, has the card that it should
    have, and nothing else one. Says whether it could; it may take a second."""
    try:
        _settle(article_id)
    except (OSError, ValueError, DatabaseError) as error:
        # Not its message: it may quote what was to be drawn.
        log.error("No card for story %s: %s", article_id, type(error).__name__)
        return False
    return True


def _settle(article_id):
    had = _names(article_id)
    wanted = {printed.pk: words for printed, words in _wanted(article_id)}
    files = {pk: name_of(words, article_id) for pk, words in wanted.items()}
    new = {name: wanted[pk] for pk, name in files.items() if name not in had}
    drawn = {name: draw(words) for name, words in new.items()}
    with transaction.atomic():
        _locked(article_id)
        # Meanwhile another version may have come, which sees to its own card.
        still = {printed.pk for printed in _open(article_id)}
        for name, data in drawn.items():
            if data:
                storage.keep_public(name, data)
        can = {*had, *(name for name, data in drawn.items() if data)}
        kept = {pk: files[pk] for pk in files if pk in still and files[pk] in can}
        _write(article_id, still, wanted, kept)
        gone = {*had, *drawn} - _names(article_id)
        transaction.on_commit(lambda: storage.remove_public(gone), robust=True)


def _write(article_id, still, looked_at, kept) -> bool:
    """Makes the rows say what was found; whether that is a change."""
    rows = ShareCard.objects.filter(print__article=article_id)
    stale = rows.exclude(print__in=[pk for pk in still if pk not in looked_at])
    before = dict(stale.values_list("print", "name"))
    if before == kept:
        return False
    stale.delete()
    ShareCard.objects.bulk_create(
        ShareCard(print_id=pk, name=name) for pk, name in kept.items()
    )
    return True


def _names(article_id) -> set:
    rows = ShareCard.objects.filter(print__article=article_id)
    return set(rows.values_list("name", flat=True))


def _locked(article_id):
    works = Article.objects.select_for_update(of=("self",), no_key=True)
    return works.select_related("edition").get(pk=article_id)


def _open(article_id) -> list:
    ends = Q(live_until=None) | Q(live_until__gt=Now())
    windows = Window.objects.filter(ends, article=article_id)
    return [each.print for each in windows.select_related("print__edition")]


def _wanted(article_id) -> list[tuple]:
    """Each print that should have a card, with what stands on it."""
    return [(each, words_of(each)) for each in _open(article_id) if _needs_card(each)]


def _needs_card(printed) -> bool:
    """It has no picture, or one whose time with readers ends."""
    picture = printed.story.get("picture")
    if not picture:
        return True
    ending = Q(usable_until__isnull=False) | Q(replaced_by__usable_until__isnull=False)
    return Image.objects.filter(ending, pk=picture["image"]).exists()


def words_of(printed) -> Words:
    story, edition = printed.story, printed.edition
    section = (story["section"] or {}).get("name", "")
    return Words(
        masthead=edition.masthead,
        label=" / ".join(filter(None, (section, story["kicker"]))),
        headline=story["headline"],
        language=edition.language,
        direction=edition.direction,
        spoken=story.get("untranslated", {}).get("headline", ""),
    )


def frame_changed(edition) -> str:
    """Cards of another masthead: those that are shared now are drawn at once."""

    def draw_newest():
        for pk in list(islice(stories_without_theirs(edition), AT_ONCE)):
            settle(pk)

    transaction.on_commit(draw_newest, robust=True)
    if not ShareCard.objects.filter(print__edition=edition).exists():
        return ""
    return gettext(
        "The cards for sharing of the newest stories have it at once (%(count)s), those"
        " of older ones when they are published again, or by “manage.py draw_cards”."
    ) % {"count": AT_ONCE}


def stories_without_theirs(edition=None):
    """Ids of stories whose card is missing or says what is not so any more, newest
    first: brought in from an archive, under another masthead, before there was a font
    for it."""
    ends = Q(live_until=None) | Q(live_until__gt=Now())
    windows = Window.objects.filter(ends).order_by("-live_from")
    if edition:
        windows = windows.filter(edition=edition)
    found = windows.select_related("print__edition", "print__card")
    for each in found.iterator(chunk_size=200):
        if _is_off(each.print, each.article_id):
            yield each.article_id


def stories_past(edition=None) -> list[int]:
    """Ids of stories with a card of a time that is over: nobody gets it, but it is
    there."""
    ends = Q(live_until=None) | Q(live_until__gt=Now())
    past = ShareCard.objects.exclude(
        print__in=Window.objects.filter(ends).values("print")
    )
    if edition:
        past = past.filter(print__edition=edition)
    return list(past.values_list("print__article", flat=True).distinct())


def _is_off(printed, article_id):
    card = getattr(printed, "card", None)
    wanted = name_of(words_of(printed), article_id) if _needs_card(printed) else None
    return (card and card.name) != wanted
