"""A public file, whole or in part: Safari plays nothing that it cannot ask for in
parts, and nobody can go to the middle of a long interview otherwise."""

import re

from django.http import FileResponse, Http404, HttpResponse, HttpResponseNotModified

from media import storage
from media.models.enclosure import TYPES

# The shape of the names that enclosures.intake gives: no folder, no dots to climb.
NAME = re.compile(r"[0-9a-f]{32}\.(m4a|mp4|pdf)")
# One part; who asks for several gets the whole.
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


# Of a PDF, which is no page: a browser's own viewer is made of these.
_FOR_VIEWERS = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"


class LargeFile(FileResponse):
    block_size = 256 * 1024


def answer(request, name, size, headers) -> HttpResponse:
    """The file of that name and size, as it is asked for."""
    headers = {
        **headers,
        "ETag": f'"{name}"',
        "Accept-Ranges": "bytes",
        "X-Content-Type-Options": "nosniff",
    }
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return HttpResponseNotModified(headers=headers)
    part = _part(request, size, headers["ETag"])
    if part == ():
        headers["Content-Range"] = f"bytes */{size}"
        return HttpResponse(status=416, headers=headers)
    try:
        file = storage.open_public_part(name, *part) if part else _whole(name)
    except FileNotFoundError as error:
        raise Http404 from error
    except OSError:  # a store that does not answer now may answer soon
        return HttpResponse(status=503, headers={"Retry-After": "10"})
    first, last = part or (0, size - 1)
    headers["Content-Length"] = str(last - first + 1)
    if part:
        headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    suffix = name.rpartition(".")[2]
    headers["Content-Disposition"] = "inline"
    if suffix == "pdf":
        headers["Content-Disposition"] = 'inline; filename="document.pdf"'
        headers["Content-Security-Policy"] = _FOR_VIEWERS
    response = LargeFile(file, content_type=TYPES[suffix], status=206 if part else 200)
    for key, value in headers.items():
        response[key] = value
    return response


def _whole(name):
    return storage.open_public(name)


def _part(request, size, etag):
    """(first, last) of the bytes that are asked for; None for all, () for none that
    there are."""
    found = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    if not found or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = found.groups()
    if not first and not last:
        return None
    if not first:  # so many at the end
        return (max(0, size - int(last)), size - 1) if int(last) and size else ()
    first, last = int(first), min(int(last or size), size - 1)
    if first >= size:
        return ()
    return (first, last) if first <= last else None
