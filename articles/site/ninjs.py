"""Stories as ninjs, for partners: one, and the newest of an edition."""

from django.db.models import Q
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.http import require_safe

from articles import wording
from articles.exchange import ninjs
from articles.models.live import LiveArticle
from articles.public import absolute

from . import live
from .answers import unless_known
from .story import former_of, tombstone_of
from .whole import finished_of, newest, whole

MOST = 50


@require_safe
def story(request, code, slug):
    edition, editions = live.paper(code)
    slugs = live.spellings(slug)
    here = LiveArticle.objects.filter(edition=edition.pk, slug__in=slugs)
    article = whole(here).first()
    if article is None:
        return _not_here(request, edition, slugs)
    if article.slug != slug:
        return redirect("ninjs", code, article.slug, permanent=True)
    [told] = finished_of(edition, editions, [article])
    with translation.override(wording.chrome_language(edition)):
        return _answer(request, edition, ninjs.item(told))


def _not_here(request, edition, slugs):
    former = former_of(edition, slugs)
    if former.slug_now:
        return redirect("ninjs", edition.code, former.slug_now, permanent=True)
    tombstone = tombstone_of(former.article_id)
    address = absolute("story", edition.code, former.slug)
    said = ninjs.withdrawn(address, edition, tombstone.note)
    return _answer(request, edition, said, status=410)


@require_safe
def latest(request, code):
    edition, editions = live.paper(code)
    found = finished_of(edition, editions, newest(edition, Q(), MOST))
    address = absolute("ninjs-latest", code)
    with translation.override(wording.chrome_language(edition)):
        said = ninjs.of_list(address, edition.masthead, edition, found)
    return _answer(request, edition, said)


def _answer(request, edition, said, status=200):
    response = JsonResponse(
        said,
        status=status,
        json_dumps_params={"ensure_ascii": False},
        headers={"Content-Language": edition.language},
    )
    return unless_known(request, response)
