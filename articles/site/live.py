"""What the views ask of the live models, and the paging of their lists."""

import re
import unicodedata
from copy import copy
from datetime import UTC, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.http import Http404

from articles import text_only
from articles.models.live import (
    LiveArticle,
    LiveCorrectionDue,
    LiveEdition,
    LiveTombstone,
)
from articles.querysets import has

from .frame import frame, live_now
from .leads import leads
from .prepared import Fixed, asked_for, prepared

PAGE, LATEST = 30, 5
_MOMENT = r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6})Z"
_CURSOR = re.compile(_MOMENT + r"~([0-9]{1,18})")
_CURSOR_OF_CORRECTIONS = re.compile(_MOMENT + r"~([0-9]{1,18}-[0-9]{1,9})")
# What a list of stories does not show.
_ON_NO_CARD = {"story", "card", "credits", "topics", "reporters", "translators"}
_ON_NO_CARD |= {"images", "files", "kind", "work_id", "picture", "people"}
# Its `lead` is put into it where it is shown.
_ON_NO_CARD |= {"topics_now", "lead"}
_FORMAT = "%Y-%m-%dT%H:%M:%S.%f"


def paper(code, about=None):
    """The edition of that code and all editions, in one query; with a condition on
    stories each says whether it `has_live` one of that kind."""
    editions = all_editions() if about is None else with_live(about)
    edition = next((each for each in editions if each.code == code), None)
    if edition is None:
        raise Http404
    return edition, editions


def updated(edition, stories):
    """When readers got or lost something of a front last: a withdrawal does not put its
    clock back."""
    withdrawn = live_now.find(
        ("withdrawn", edition.pk), lambda: _withdrawn_at(edition.pk)
    )
    moments = [each.live_from for each in stories]
    return max((*moments, *filter(None, [withdrawn])), default=None)


def _withdrawn_at(edition_id):
    """When a story of the edition was withdrawn last."""
    stones = LiveTombstone.objects.filter(edition=edition_id, is_standing=False)
    return stones.order_by("-at").values_list("at", flat=True).first()


def all_editions() -> list:
    return list(frame.find("editions", _editions))


@prepared
def _editions():
    return LiveEdition.objects.all()


def with_live(about) -> list:
    """All editions, each saying whether it `has_live` stories of that kind."""
    filled = live_now.find(asked_for(about), lambda: _filled(about))
    return [_saying(each, has_live=each.pk in filled) for each in all_editions()]


def _filled(about) -> set:
    return {each.pk for each in _with_live(about) if each.has_live}


@prepared
def _with_live(about):
    theirs = LiveArticle.objects.filter(about, edition=OuterRef("pk"))
    return LiveEdition.objects.only("pk").annotate(has_live=has(theirs))


def _saying(edition, **facts):
    """A copy for one page: the edition itself is on others meanwhile."""
    said = copy(edition)
    said.__dict__ |= facts
    return said


def spellings(slug) -> set:
    """The ways in which an address may write one word: Korean typed on a Mac comes
    in pieces (NFD). What no database holds is no spelling of anything."""
    if "\0" in slug:
        raise Http404
    return {slug, *(unicodedata.normalize(form, slug) for form in ("NFC", "NFD"))}


def three(spelled) -> list:
    """As many as there can be, so that a query has always the same shape."""
    found = sorted(spelled)
    return [*found, *found[:1] * (3 - len(found))]


def heads(edition):
    """The edition's live stories, newest first, without their texts."""
    return heads_of(edition.pk)


def heads_of(edition_id):
    return LiveArticle.objects.filter(edition=edition_id).defer(*_ON_NO_CARD)


@prepared
def newest(edition_id, about, count):
    """The first `count` of them that the condition is true of."""
    return heads_of(edition_id).filter(about)[:count]


def latest(edition) -> list:
    """For who has nothing to read yet: headlines without pictures."""
    return newest(edition.pk, Q(), Fixed(LATEST))


@prepared
def newest_with_credits(edition_id, about, count):
    found = LiveArticle.objects.filter(about, edition=edition_id)
    return found.defer(*_ON_NO_CARD - {"credits"})[:count]


def with_newest(count):
    """All editions, each with its `newest` headlines, in one query."""
    theirs = LiveArticle.objects.filter(edition=OuterRef("pk"))
    row = JSONObject(slug="slug", headline="headline")
    rows = ArraySubquery(theirs.values(row=row)[:count])
    return LiveEdition.objects.annotate(newest=rows)


def with_neighbours(articles, count):
    """Adds `neighbours`: the newest other stories of the section."""
    others = LiveArticle.objects.filter(
        edition=OuterRef("edition"), section=OuterRef("section")
    ).exclude(article_id=OuterRef("article_id"))
    row = JSONObject(article="article_id", slug="slug", headline="headline")
    return articles.annotate(neighbours=ArraySubquery(others.values(row=row)[:count]))


def with_languages(articles):
    """Adds `versions`: where the same work is live, in any edition."""
    same = articles.model.objects.filter(work_id=OuterRef("work_id")).order_by()
    row = JSONObject(
        edition="edition_id",
        slug="slug",
        headline="headline",
        original="original_id",
    )
    return articles.annotate(versions=ArraySubquery(same.values(row=row)))


def with_due(articles):
    """Adds `due`: corrections of the original that the translation has not taken over,
    as {kind, at}."""
    due = LiveCorrectionDue.objects.filter(article_id=OuterRef("article_id"))
    row = JSONObject(kind="kind", at="at")
    return articles.annotate(due=ArraySubquery(due.values(row=row)))


def all_of(about):
    """For `page_of`: the stories that the condition is true of."""
    return lambda edition, than, count: about & _behind(than) if than else about


EVERY = all_of(Q())


def _behind(than):
    at, number = than
    # The former is what an index can begin with.
    return Q(first_live__lte=at) & (Q(first_live__lt=at) | Q(article_id__lt=number))


def page_of(edition, among, before, asked=newest):
    """The stories of one page of a list, and the cursor of the next or nothing.

    `among(edition, than, count)` is the condition on the first `count` of them in the
    edition of that number, or on those behind `than`, a moment and the number of a
    story. `before` is None for the first page. A page that nothing links to is a 404.
    """
    than = None
    if before is not None:
        at, number = _read(_CURSOR, before)
        than = at, int(number)
    count = text_only.at_most(PAGE)
    found = asked(edition.pk, among(edition.pk, than, count + 1), Fixed(count + 1))
    found, more = _cut(found, before, count)
    leads.put_into(found)
    last = more and found[-1]
    return found, cursor(last.first_live, last.article_id) if last else ""


def page_of_corrections(corrections, before):
    """Like `page_of`, for the corrections of an edition."""
    if before is not None:
        at, number = _read(_CURSOR_OF_CORRECTIONS, before)
        corrections = corrections.filter(Q(at__lt=at) | Q(at=at, id__lt=number))
    most = text_only.MOST_CORRECTIONS
    count = text_only.at_most(PAGE, most)
    found, more = _cut(list(corrections[: count + 1]), before, count)
    return found, cursor(found[-1].at, found[-1].id) if more else ""


def _cut(found, before, count):
    """The rows of one page, and whether there are more behind them."""
    if before is not None and not found:
        raise Http404
    return found[:count], len(found) > count


def cursor(at, number) -> str:
    return f"{at.astimezone(UTC):{_FORMAT}}Z~{number}"


def _read(shape, before):
    match = shape.fullmatch(before)
    if not match:
        raise Http404
    try:
        at = datetime.strptime(match[1], _FORMAT).replace(tzinfo=UTC)
    except ValueError as error:
        raise Http404 from error
    return at, match[2]
