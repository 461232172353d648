"""A page that is not there, in the language of the address that was asked for."""

from django.template.loader import render_to_string

from articles import text_only
from articles.models.live import LiveEdition
from articles.pages import render_page

from . import keys, live
from .answers import page

NEWEST = 5


def not_found(request, exception):
    """The same bytes for a draft as for nothing: only the edition shapes the page."""
    editions = list(LiveEdition.objects.all())
    if not editions:
        return page(render_to_string("404.html", text_only.frame()), status=404)
    code = request.path_info.removeprefix("/t/").removeprefix("/").partition("/")[0]
    edition = next((each for each in editions if each.code == code), editions[0])
    latest = live.heads(edition)[:NEWEST]
    html = render_page("404.html", edition, editions=editions, latest=latest)
    return page(html, edition, 404, keys.MISSING)
