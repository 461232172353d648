"""The public file of a sound, video or document, while a live story uses it, and the
captions of a live video."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from articles.models.live import LiveArticle, LiveFile
from articles.site import live
from media.ranges import NAME, answer

# As for pictures: a name is bound to its bytes, and may be withdrawn. Caches in front
# ask each time: the page layer passes it on, and does not say until when.
_HEADERS = {"Cache-Control": "public, max-age=604800, s-maxage=0"}


@require_safe
def file(request, name):
    found = NAME.fullmatch(name) and LiveFile.objects.filter(name=name).first()
    if not found:
        raise Http404
    return answer(request, name, found.size, _HEADERS)


@require_safe
def captions(request, code, slug, block):
    """As they were printed with the story, in its language."""
    edition, _editions = live.paper(code)
    here = {"edition": edition.pk, "slug__in": live.spellings(slug)}
    article = LiveArticle.objects.filter(**here).first()
    for each in article.story["blocks"] if article else ():
        is_asked = each["id"] == block and each.get("file") in article.files
        if is_asked and each.get("captions"):
            headers = {"Cache-Control": "public, max-age=60", "Content-Language": code}
            return HttpResponse(
                each["captions"],
                content_type="text/vtt; charset=utf-8",
                headers=headers,
            )
    raise Http404
