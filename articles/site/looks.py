"""The style sheet of an edition's look, under a name that says what is in it."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from articles.looks import look_of, sheet_of
from articles.looks.sheet import name_of

from . import keys, live
from .answers import ASK_AGAIN

FOR_GOOD = "public, max-age=31536000, immutable"


@require_safe
def look(request, code, name):
    """Under the name of an older look it is today's, and nobody keeps it: a page that
    was sent a moment ago may still ask for it so."""
    edition, _ = live.paper(code)
    css = sheet_of(look_of(edition))
    if not css:
        raise Http404
    if name_of(css) != name:
        return sheet_response(css, ASK_AGAIN)
    response = sheet_response(css, FOR_GOOD)
    response["Surrogate-Key"] = " ".join(keys.FIXED)
    return response


def sheet_response(css, caching) -> HttpResponse:
    kind = "text/css; charset=utf-8"
    return HttpResponse(css, content_type=kind, headers={"Cache-Control": caching})
