"""A story's page, or what is left of a withdrawn one."""

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from articles.models.live import LiveArticle, LivePage, LiveTombstone
from articles.pages import render_finished, render_page

from . import keys, live
from .answers import page
from .prepared import prepared
from .whole import finished_of, whole

NEIGHBOURS = 4
NEWEST = 5


@require_safe
def story(request, code, slug):
    edition, editions = live.paper(code)
    here = {"edition": edition.pk, "slug__in": live.spellings(slug)}
    article = next(iter(_at(edition.pk, *live.three(here["slug__in"]))), None)
    if article is None and (page_ := LivePage.objects.filter(**here).first()):
        return redirect("page", code, page_.slug, permanent=True)
    if article is None:
        return withdrawn(edition, editions, here)
    if article.slug != slug:
        return _moved(code, article)
    [told] = finished_of(edition, editions, [article])
    html = render_finished(told, editions=editions, neighbours=article.neighbours)
    return page(html, edition, keys=keys.of_story(article, edition.sections))


@prepared
def _at(edition, *slugs):
    articles = whole(LiveArticle.objects.filter(edition=edition, slug__in=slugs))
    return live.with_neighbours(articles, NEIGHBOURS)[:1]


def _moved(code, article):
    response = redirect("story", code, article.slug, permanent=True)
    response.headers["Surrogate-Key"] = f"story-{article.article_id}"
    return response


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
    return page(html, edition, 410, keys.of_withdrawn(tombstone))
