"""A public file of a picture, while a live story uses it."""

import re

from django.http import FileResponse, Http404, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from articles.models.live import LivePicture
from media import storage

# The shape that media.renditions and media.cards give a name: no folder, no dots
# to climb.
_NAME = re.compile(r"[0-9a-f]{32}\.(avif|webp|jpg|png)")
_TYPES = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
}
# A name is bound to its pixels, so a browser may keep it; a cache that serves
# others has to ask again soon, for a picture may be withdrawn.
_HEADERS = {
    "Cache-Control": "public, max-age=604800, s-maxage=60",
    # Who reads a story in a feed reader of the web sees its pictures there, too.
    "Cross-Origin-Resource-Policy": "cross-origin",
}


@require_safe
def picture(request, name):
    match = _NAME.fullmatch(name)
    if not (match and LivePicture.objects.filter(name=name).exists()):
        raise Http404
    headers = {**_HEADERS, "ETag": f'"{match[0]}"'}
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return HttpResponseNotModified(headers=headers)
    try:
        file = storage.open_public(name)
    except FileNotFoundError as error:
        raise Http404 from error
    except OSError:  # a store that does not answer now may answer soon
        return HttpResponse(status=503, headers={"Retry-After": "10"})
    return FileResponse(file, content_type=_TYPES[match[1]], headers=headers)
