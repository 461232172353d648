"""A public file of a picture, while a live story uses it."""

import re

from django.http import FileResponse, Http404, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from articles.models.live import LivePicture
from media import storage

from . import keys

# The shape that media.renditions and media.cards give a name: no folder, no dots
# to climb.
_NAME = re.compile(r"[0-9a-f]{32}\.(avif|webp|jpg|png)")
_TYPES = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
}
# A name is bound to its pixels, so a browser may keep it; for how long a cache in front
# may, the page layer knows.
_HEADERS = {
    "Cache-Control": "public, max-age=604800, s-maxage=0",
    # Who reads a story in a feed reader of the web sees its pictures there, too.
    "Cross-Origin-Resource-Policy": "cross-origin",
}


@require_safe
def picture(request, name):
    match = _NAME.fullmatch(name)
    rows = LivePicture.objects.filter(name=name) if match else ()
    if not rows:
        raise Http404
    headers = {**_HEADERS, "ETag": f'"{match[0]}"'}
    headers["Surrogate-Key"] = " ".join(keys.of_file(rows))
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return HttpResponseNotModified(headers=headers)
    try:
        file = storage.open_public(name)
    except FileNotFoundError as error:
        raise Http404 from error
    except OSError:  # a store that does not answer now may answer soon
        return HttpResponse(status=503, headers={"Retry-After": "10"})
    return FileResponse(file, content_type=_TYPES[match[1]], headers=headers)
