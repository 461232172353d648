"""Static files of the site under names that say what is in them, so that a browser
keeps them for good: /static/site.css is linked as /static/site.0123456789ab.css.

Nothing has to be collected before: the names are made when the process begins to use
them, and the page layer keeps the files in memory. Style sheets are sent lighter than
they are written, and their names say what is sent.
"""

import mimetypes
import re
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from newsroom.light_css import light

HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Surrogate-Key": "fixed",
}
# As they are linked, and in no other spelling: a second stroke leads to the same file.
_NAME = re.compile(r"([\w-]+(?:/[\w-]+)*)\.([0-9a-f]{12})(\.\w+)", re.ASCII)


# What each of the site's files is called.
_known = {}


class HashedStorage(StaticFilesStorage):
    def url(self, name):
        return super().url(_hashed(name) or name)


def _hashed(name) -> str:
    """Empty where there is no such file; that is not kept, for names are made up."""
    return _known.get(name) or _found(name)


def _found(name) -> str:
    data = _sent(name)
    if data is None:
        return ""
    digest = sha256(data).hexdigest()[:12]
    stem, dot, end = name.rpartition(".")
    _known[name] = f"{stem}.{digest}{dot}{end}"
    return _known[name]


def _sent(name) -> bytes | None:
    path = finders.find(name)
    if path is None:
        return None
    data = Path(path).read_bytes()
    return light(data.decode()).encode() if name.endswith(".css") else data


def files(get_response):
    """Answers for these names; all others are WhiteNoise's."""

    def middleware(request):
        name = request.path_info.removeprefix(settings.STATIC_URL)
        match = name != request.path_info and _NAME.fullmatch(name)
        if match and _hashed(plain := match[1] + match[3]) == name:
            return _file(request, plain)
        return get_response(request)

    return middleware


@require_safe
def _file(request, name) -> HttpResponse:
    kind, _ = mimetypes.guess_type(name)
    data = _sent(name)
    # This stands outside of CommonMiddleware, which says it for pages: without it the
    # page layer would pass the file on, unpacked.
    length = {"Content-Length": str(len(data))}
    return HttpResponse(data, content_type=kind, headers=HEADERS | length)
