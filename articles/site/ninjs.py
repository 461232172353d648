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
from .story import tombstone_of
from .whole import finished_of, newest, whole

MOST = 50


@require_safe
def story(request, code, slug):
    edition, editions = live.paper(code)
    here = {"edition": edition.pk, "slug__in": live.spellings(slug)}
    article = whole(LiveArticle.objects.filter(**here)).first()
    if article is None:
        return _withdrawn(request, edition, here)
    if article.slug != slug:
        return redirect("ninjs", code, article.slug, permanent=True)
    [told] = finished_of(edition, editions, [article])
    with translation.override(wording.chrome_language(edition)):
        return _answer(request, edition, ninjs.item(told))


def _withdrawn(request, edition, here):
    tombstone = tombstone_of(here)
    address = absolute("story", edition.code, tombstone.slug)
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
