"""The archive of an edition: its months, and the stories of one, newest first."""

import re
from datetime import date, datetime
from itertools import groupby

from django.db.models import Q
from django.http import Http404
from django.views.decorators.http import require_safe

from articles.models.live_lists import LiveMonth
from articles.pages import render_page

from . import keys, live
from .answers import page

_YEAR, _MONTH = re.compile(r"[12][0-9]{3}"), re.compile(r"0[1-9]|1[0-2]")


@require_safe
def archive(request, code):
    edition, editions = live.paper(code)
    months = list(LiveMonth.objects.filter(edition=edition.pk))
    years = groupby(months, key=lambda each: each.month.year)
    html = render_page(
        "articles/archive.html",
        edition,
        editions=editions,
        page_at=("archive", edition.code),
        years=[{"year": year, "months": list(found)} for year, found in years],
    )
    return page(html, edition, keys=keys.of_fronts([edition]))


@require_safe
def month(request, code, year, month):
    edition, editions = live.paper(code)
    if not (_YEAR.fullmatch(year) and _MONTH.fullmatch(month)):
        raise Http404
    first = date(int(year), int(month), 1)
    before, here, after = _beside(edition, first)
    cursor = request.GET.get("before")
    during = Q(
        first_live__gte=_begins(edition, first),
        first_live__lt=_begins(edition, _next(first)),
    )
    shown, older = live.page_of(edition, live.all_of(during), cursor)
    html = render_page(
        "articles/month.html",
        edition,
        editions=editions,
        month=here,
        page_at=("month", edition.code, here.year, here.digits),
        earlier=before,
        later=after,
        stories=shown,
        older=older,
        is_first=cursor is None,
    )
    return page(html, edition, keys=keys.of_month(edition, before, here, after, shown))


def _beside(edition, first):
    """The months before and after that have stories, and this one between them."""
    months = list(LiveMonth.objects.filter(edition=edition.pk))
    place = next((n for n, each in enumerate(months) if each.month == first), None)
    if place is None:
        raise Http404
    later = months[place - 1] if place else None
    earlier = months[place + 1] if place + 1 < len(months) else None
    return earlier, months[place], later


def _begins(edition, first) -> datetime:
    return datetime(first.year, first.month, first.day, tzinfo=edition.zone)


def _next(first) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)
