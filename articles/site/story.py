"""A story's page, or what is left of a withdrawn one."""

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from articles.models import Print
from articles.models.live import LiveArticle, LiveProfile, LiveTombstone
from articles.pages import render_page, render_story
from articles.parts import due_lines, versions
from articles.shown import with_todays_pictures

from . import keys, live
from .answers import page
from .prepared import prepared
from .shown import with_pictures

NEIGHBOURS = 4
NEWEST = 5
CHANGED = (Print.Kind.UPDATE, Print.Kind.CORRECT)


@require_safe
def story(request, code, slug):
    edition, editions = live.paper(code)
    here = {"edition": edition.pk, "slug__in": live.spellings(slug)}
    article = next(iter(_at(edition.pk, *live.three(here["slug__in"]))), None)
    if article is None:
        return _withdrawn(edition, editions, here)
    if article.slug != slug:
        return _moved(code, article)
    html = render_story(
        edition,
        with_todays_pictures(article.story, article.shown, edition.pk),
        first_live=article.first_live,
        changed=article.live_from if article.kind in CHANGED else None,
        slug=article.slug,
        languages=versions(article.versions, editions),
        profiles=_profiles(article),
        editions=editions,
        neighbours=article.neighbours,
        due=due_lines(edition, article.due),
    )
    return page(html, edition, keys=keys.of_story(article, edition.sections))


@prepared
def _at(edition, *slugs):
    articles = LiveArticle.objects.filter(edition=edition, slug__in=slugs)
    articles = with_pictures(live.with_due(live.with_languages(articles)))
    return live.with_neighbours(articles, NEIGHBOURS)[:1]


def _moved(code, article):
    response = redirect("story", code, article.slug, permanent=True)
    response.headers["Surrogate-Key"] = f"story-{article.article_id}"
    return response


def _profiles(article):
    people = [*article.reporters, *article.translators]
    return LiveProfile.objects.filter(edition=article.edition_id, person_id__in=people)


def _withdrawn(edition, editions, here):
    tombstone = LiveTombstone.objects.filter(**here).order_by("-id").first()
    if tombstone is None:
        raise Http404
    html = render_page(
        "410.html",
        edition,
        editions=editions,
        note=tombstone.note,
        latest=live.heads(edition)[:NEWEST],
    )
    return page(html, edition, 410, keys.of_withdrawn(tombstone))
