"""The door to pages as text only: it asks the view of the page without the prefix."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve
from django.utils.encoding import escape_uri_path, uri_to_iri
from django.views.decorators.http import require_safe

from articles import text_only

from . import errors


@require_safe
def inside(request, rest=""):
    path = "/" + rest
    if moved := _elsewhere(path):
        return moved
    with text_only.making(text_only.Page(path, _part(request.GET.get("part")))):
        try:
            view, args, kwargs = _view_of(path)
            return _staying(view(request, *args, **kwargs))
        except Http404 as error:
            return _staying(errors.not_found(request, error))


def _part(given) -> int:
    """Which part of a long text; what is no number is answered as the first."""
    is_number = given and given.isascii() and given.isdigit() and len(given) < 4
    return max(int(given), 1) if is_number else 1


def _view_of(path):
    try:
        found = resolve(path)
    except Resolver404 as error:
        raise Http404 from error
    if found.url_name not in text_only.PAGES:
        raise Http404
    return found


def _is_page(address):
    try:
        return bool(_view_of(uri_to_iri(address).partition("?")[0]))
    except Http404:
        return False


def _elsewhere(path):
    """Who leaves out the slash at the end is sent on, as everywhere else."""
    if path.endswith("/") or "." in path:
        return None
    try:
        _view_of(path + "/")
    except Http404:
        return None
    return HttpResponsePermanentRedirect(text_only.PREFIX + escape_uri_path(path) + "/")


def _staying(response):
    """A page that has moved has moved as text, too, where there is one."""
    place = response.headers.get("Location", "")
    if place.startswith("/") and not place.startswith("//") and _is_page(place):
        response.headers["Location"] = text_only.PREFIX + place
    return response
