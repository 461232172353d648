"""A public file of a picture, while a live story uses it."""

from django.http import FileResponse, Http404, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from articles.models.live import LivePicture
from media import storage
from media.public_names import PICTURE, TYPES

from . import keys

# A name is bound to its pixels, so a browser may keep it; for how long a cache in front
# may, the page layer knows.
_HEADERS = {
    "Cache-Control": "public, max-age=604800, s-maxage=0",
    # Who reads a story in a feed reader of the web sees its pictures there, too.
    "Cross-Origin-Resource-Policy": "cross-origin",
}


@require_safe
def picture(request, name):
    match = PICTURE.fullmatch(name)
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
    return FileResponse(file, content_type=TYPES[match[1]], headers=headers)
