"""A story's page, or what is left of a withdrawn one."""

from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models.live import LiveArticle, LivePage, LiveTombstone
from articles.pages import render_finished, render_page

from . import keys, live, moved, series
from .answers import page
from .prepared import prepared
from .related import related
from .whole import finished_of, whole

NEIGHBOURS = 4


@require_safe
def story(request, code, slug):
    edition, editions = live.paper(code)
    slugs = live.spellings(slug)
    article = next(iter(_at(edition.pk, *live.three(slugs))), None)
    if article is None:
        return _not_here(edition, editions, slugs)
    if article.slug != slug:
        return moved.to(reverse("story", args=[code, article.slug]), article.article_id)
    article.related = related(article)
    article.in_series = series.of_story(edition, article)
    [told] = finished_of(edition, editions, [article])
    html = render_finished(
        told,
        editions=editions,
        neighbours=article.neighbours,
        related=article.related,
        in_series=article.in_series,
    )
    return page(html, edition, keys=keys.of_story(article, edition.sections))


@prepared
def _at(edition, *slugs):
    articles = whole(LiveArticle.objects.filter(edition=edition, slug__in=slugs))
    return live.with_neighbours(series.with_series(articles), NEIGHBOURS)[:1]


def former_of(edition, slugs, *, is_standing=False):
    """What had this address, for a story that is not there; a 404 for nothing."""
    former = moved.former(edition.pk, slugs, is_standing)
    if former is None:
        raise Http404
    return former


def tombstone_of(article_id):
    """What is left of a story that is not live; a 404 where there is nothing."""
    tombstone = next(iter(_tombstones(article_id)), None)
    if tombstone is None:
        raise Http404
    return tombstone


@prepared
def _tombstones(article_id):
    return LiveTombstone.objects.filter(article_id=article_id).order_by("-id")[:1]


@prepared
def _about(edition, *slugs):
    rows = LivePage.objects.filter(edition=edition, slug__in=slugs).order_by("pk")
    return rows.only("slug")[:1]


def _not_here(edition, editions, slugs):
    """A page about the paper, a story under another address, or what is left of one."""
    for about in _about(edition.pk, *live.three(slugs)):
        return moved.to(reverse("page", args=[edition.code, about.slug]))
    former = former_of(edition, slugs)
    if former.slug_now:
        address = reverse("story", args=[edition.code, former.slug_now])
        return moved.to(address, former.article_id)
    return withdrawn(edition, editions, former.article_id)


def withdrawn(edition, editions, article_id):
    tombstone = tombstone_of(article_id)
    html = render_page(
        "410.html",
        edition,
        editions=editions,
        note=tombstone.note,
        latest=live.latest(edition),
    )
    return page(html, edition, 410, keys.of_withdrawn(tombstone))
