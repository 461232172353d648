"""A story as one file, to keep or to pass on where links are not safe to open: no
other file, no script, and small enough for any phone."""

from base64 import b64encode
from functools import partial

from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from articles import away, text_only
from articles.pages import render_page
from media import storage

from .answers import unless_known
from .forms_of_a_story import answer_of
from .story import withdrawn

MOST = 60_000
MOST_OF_PICTURE = 25_000
WIDTH = 480
# A file that was passed on asks nobody anything, whatever stands in it.
ONE_FILE = {
    "default-src": [NONE],
    "script-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": ["data:"],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [NONE],
}
_TYPES = {"jpg": "image/jpeg", "webp": "image/webp"}


@require_safe
def save(request, code, slug):
    def gone(edition, editions, former):
        return withdrawn(edition, editions, former.article_id)

    return answer_of("save", code, slug, partial(_file, request), gone)


@csp(ONE_FILE)
def _file(request, told):
    headers = {
        "Content-Disposition": content_disposition_header(
            True, f"{told.about.here.slug}.html"
        ),
        "Content-Language": told.edition.language,
    }
    return unless_known(request, HttpResponse(one_file(told), headers=headers))


def one_file(told) -> bytes:
    """The text is always whole; a picture is in it where there is room."""
    figure = None if text_only.page() else told.story["picture"]
    bare = _written(told, is_pictured=figure is None)
    if figure is None:
        return bare
    address = _inside(figure, min(MOST_OF_PICTURE, MOST - len(bare)))
    if not address:
        return bare
    file = away.jpeg_of(figure, WIDTH)
    return _written(told, is_pictured=True, addresses={file["name"]: address})


def _written(told, *, is_pictured, addresses=None) -> bytes:
    corrections = told.parts["corrections_above"] + told.parts["corrections_below"]
    above = told._replace(parts={**told.parts, "corrections_below": []})
    content = away.html_of(
        above, is_headed=True, width=WIDTH, addresses=addresses or {}
    )
    html = render_page(
        "articles/saved.html",
        told.edition,
        preview=True,
        content=mark_safe(content),  # made by our own templates
        headline=told.story["headline"],
        about=told.about,
        updated=told.updated,
        is_pictured=is_pictured,
        corrections=sorted(corrections, key=lambda each: each["at"], reverse=True),
        policy="; ".join(
            f"{name} {' '.join(values)}"
            for name, values in ONE_FILE.items()
            if name != "frame-ancestors"
        ),
    )
    return html.encode()


def _inside(figure, room) -> str:
    """The largest file of a picture that fits, as an address that holds it."""
    files = [
        file
        for file in figure.get("renditions") or ()
        if file["format"] in _TYPES and not file.get("crop") and file["width"] <= WIDTH
    ]
    for file in sorted(files, key=lambda each: (-each["width"], each["format"])):
        if address := _as_data(file, room):
            return address
    return ""


def _as_data(file, room) -> str:
    try:
        with storage.open_public(file["name"]) as stored:
            data = stored.read(room + 1)
    except OSError:  # the text goes without it, as where there is no room
        return ""
    address = f"data:{_TYPES[file['format']]};base64,{b64encode(data).decode()}"
    return address if len(address) <= room else ""
