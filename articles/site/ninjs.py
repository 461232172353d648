"""Stories as ninjs, for partners: one, and the newest of an edition."""

from django.db.models import Q
from django.http import JsonResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from articles import wording
from articles.exchange import ninjs
from articles.public import absolute

from . import live
from .answers import unless_known
from .forms_of_a_story import answer_of
from .story import tombstone_of
from .whole import finished_of, newest

MOST = 50


@require_safe
def story(request, code, slug):
    def told(finished):
        with translation.override(wording.chrome_language(finished.edition)):
            return _answer(request, finished.edition, ninjs.item(finished))

    def withdrawn(edition, editions, former):
        tombstone = tombstone_of(former.article_id)
        address = absolute("story", edition.code, former.slug)
        said = ninjs.withdrawn(address, edition, tombstone.note)
        return _answer(request, edition, said, status=410)

    return answer_of("ninjs", code, slug, told, withdrawn)


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
