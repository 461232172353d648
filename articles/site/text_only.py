"""The door to pages as text only: it asks the view of the page without the prefix."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.utils.encoding import escape_uri_path, uri_to_iri
from django.views.decorators.http import require_safe

from articles import text_only
from articles.public import match_of

from . import errors


@require_safe
def inside(request, rest=""):
    path = "/" + rest
    if moved := _elsewhere(path):
        return moved
    with text_only.making(text_only.Page(path, _part(request.GET.get("part")))):
        try:
            found = _view_of(path)
            if found is None:
                raise Http404
            return _staying(found.func(request, *found.args, **found.kwargs))
        except Http404 as error:
            return _staying(errors.not_found(request, error))


def _part(given) -> int:
    """Which part of a long text; what is no number is answered as the first."""
    is_number = given and given.isascii() and given.isdigit() and len(given) < 4
    return max(int(given), 1) if is_number else 1


def _view_of(path):
    """None where there is no such page as text."""
    found = match_of(path)
    return found if found and found.url_name in text_only.PAGES else None


def _is_page(address) -> bool:
    return _view_of(uri_to_iri(address).partition("?")[0]) is not None


def _elsewhere(path):
    """Who leaves out the slash at the end is sent on, as everywhere else."""
    if path.endswith("/") or "." in path or _view_of(path + "/") is None:
        return None
    return HttpResponsePermanentRedirect(text_only.PREFIX + escape_uri_path(path) + "/")


def _staying(response):
    """A page that has moved has moved as text, too, where there is one."""
    place = response.headers.get("Location", "")
    if place.startswith("/") and not place.startswith("//") and _is_page(place):
        response.headers["Location"] = text_only.PREFIX + place
    return response
