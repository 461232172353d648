"""A page that is not there, in the language of the address that was asked for."""

from django.template.loader import render_to_string

from articles import text_only
from articles.pages import render_page

from . import keys, live, moved
from .answers import page
from .story import withdrawn


def not_found(request, exception):
    """The same bytes for a draft as for nothing: only the edition shapes the page."""
    editions = live.all_editions()
    if not editions:
        return page(render_to_string("404.html", text_only.frame()), status=404)
    if answer := elsewhere(request, editions):
        return answer
    code = request.path_info.removeprefix("/t/").removeprefix("/").partition("/")[0]
    edition = next((each for each in editions if each.code == code), editions[0])
    latest = live.latest(edition)
    html = render_page("404.html", edition, editions=editions, latest=latest)
    return page(html, edition, 404, keys.MISSING)


def elsewhere(request, editions):
    """What is known of an address where nothing is: its new one, or that the story
    was withdrawn."""
    found = moved.found(request, editions)
    if not isinstance(found, moved.Withdrawn):
        return found
    edition = next(each for each in editions if each.pk == found.edition_id)
    return withdrawn(edition, editions, found.article_id)
