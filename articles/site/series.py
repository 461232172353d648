"""A series: its page, and where a story stands in it."""

from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.views.decorators.http import require_safe

from articles import text_only
from articles.models.live_lists import LivePart, LiveSeries
from articles.pages import render_page

from . import keys, live, moved
from .answers import page
from .leads import leads

MOST = 200


def with_series(articles):
    """Adds `series_id`, of the one that the story is a part of."""
    parts = LivePart.objects.filter(article_id=OuterRef("article_id")).order_by()
    return articles.annotate(series_id=Subquery(parts.values("series")[:1]))


def parts_of(edition, series_id) -> list:
    """The live stories of a series in their order, each with its `part`."""
    places = {
        each.article_id: number
        for number, each in enumerate(LivePart.objects.filter(series=series_id)[:MOST])
    }
    stories = live.heads(edition).filter(article_id__in=list(places))
    return sorted(stories.order_by(), key=lambda story: places[story.article_id])


def of_story(edition, article) -> dict | None:
    """The series round a story: its name and address, all parts, which this one is,
    and those before and after it; none while readers have this part alone."""
    if article.series_id is None:
        return None
    found = LiveSeries.objects.filter(pk=article.series_id).first()
    parts = found and parts_of(edition, found.pk)
    ids = [each.article_id for each in parts or ()]
    if article.article_id not in ids or len(ids) < 2:
        return None
    place = ids.index(article.article_id)
    return {
        "series": found,
        "parts": parts,
        "number": place + 1,
        "before": parts[place - 1] if place else None,
        "after": parts[place + 1] if place + 1 < len(parts) else None,
    }


@require_safe
def series(request, code, slug):
    edition, editions = live.paper(code)
    here = {"edition": edition.pk, "slug__in": live.spellings(slug)}
    found = LiveSeries.objects.filter(**here).first()
    if found is None:
        raise Http404
    if answer := moved.respelled("series", code, slug, found.slug):
        return answer
    parts = parts_of(edition, found.pk)
    leads.put_into(parts)
    html = render_page(
        "articles/series.html",
        edition,
        editions=editions,
        series=found,
        page_at=("series", code, found.slug),
        **text_only.part_of_list(parts),
    )
    return page(html, edition, keys=keys.of_series(found.pk, parts))
