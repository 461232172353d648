"""A story's page, or what is left of a withdrawn one."""

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from articles.models.live import LiveArticle, LivePage, LiveTombstone
from articles.pages import render_finished, render_page

from . import live
from .answers import page
from .whole import finished_of, whole

NEIGHBOURS = 4
NEWEST = 5


@require_safe
def story(request, code, slug):
    edition, editions = live.paper(code)
    here = {"edition": edition.pk, "slug__in": live.spellings(slug)}
    articles = whole(LiveArticle.objects.filter(**here))
    article = live.with_neighbours(articles, NEIGHBOURS).first()
    if article is None and (page_ := LivePage.objects.filter(**here).first()):
        return redirect("page", code, page_.slug, permanent=True)
    if article is None:
        return withdrawn(edition, editions, here)
    if article.slug != slug:
        return redirect("story", code, article.slug, permanent=True)
    [told] = finished_of(edition, editions, [article])
    html = render_finished(told, editions=editions, neighbours=article.neighbours)
    return page(html, edition)


def tombstone_of(here, *, is_standing=False):
    """What is left of a story that is not live; a 404 where there is nothing."""
    found = LiveTombstone.objects.filter(**here, is_standing=is_standing)
    tombstone = found.order_by("-id").first()
    if tombstone is None:
        raise Http404
    return tombstone


def withdrawn(edition, editions, here, *, is_standing=False):
    tombstone = tombstone_of(here, is_standing=is_standing)
    html = render_page(
        "410.html",
        edition,
        editions=editions,
        note=tombstone.note,
        latest=live.heads(edition)[:NEWEST],
    )
    return page(html, edition, status=410)
