"""A public file of a picture, while a live story uses it."""

import re
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponseNotModified
from django.views.decorators.http import require_safe

from articles.models.live import LivePicture

# The shape that media.renditions gives a name: no folder, no dots to climb.
_NAME = re.compile(r"[0-9a-f]{32}\.(webp|jpg)")
_TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
# A name is bound to its pixels, so a browser may keep it; a cache that serves
# others has to ask again soon, for a picture may be withdrawn.
_HEADERS = {"Cache-Control": "public, max-age=604800, s-maxage=60"}


@require_safe
def picture(request, name):
    match = _NAME.fullmatch(name)
    if not (match and LivePicture.objects.filter(name=name).exists()):
        raise Http404
    headers = {**_HEADERS, "ETag": f'"{match[0]}"'}
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return HttpResponseNotModified(headers=headers)
    try:
        file = (Path(settings.PICTURES_PUBLIC) / name).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(file, content_type=_TYPES[match[1]], headers=headers)
