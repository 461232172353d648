"""Search: the reader's edition first, other languages below it.

An answer is kept nowhere: what somebody looks for is nobody else's business, and what
is withdrawn is found no more.
"""

from urllib.parse import urlencode

from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.pages import render_page
from articles.search import finding
from articles.search.asking import FIELDS, LONGEST, Unclear, read
from articles.wording import chrome_language

from . import limits, live, subjects
from .answers import page
from .results import Results

_HEADERS = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow"}


@require_safe
def search(request, code):
    edition, editions = live.paper(code)
    with translation.override(chrome_language(edition)):
        return _answer(request, edition, editions)


def _answer(request, edition, editions):
    given = {name: request.GET[name] for name in FIELDS if request.GET.get(name)}
    told = {"given": given, "address": urlencode(given)}
    try:
        asked = read(given)
    except Unclear as unclear:
        return _page(edition, editions, 400, **told, refusal=str(unclear))
    if not asked.is_anything:
        return _page(edition, editions, **told, **_offers(edition))
    if seconds := limits.wait_to_search(request):
        return _too_often(edition, editions, told, seconds)
    start = _start(request)
    try:
        with finding.in_time():
            results = Results(asked, edition, editions, start)
            offers = {} if results.shown or start else _offers(edition)
    except finding.TooSlow:
        return _too_slow(edition, editions, told)
    if start and not results.is_there:
        raise Http404
    return _page(edition, editions, **told, asked=asked, results=results, **offers)


def _too_often(edition, editions, told, seconds):
    sentence = gettext(
        "Too many searches come from your address. Wait a minute and search again."
    )
    response = _page(edition, editions, 429, **told, refusal=sentence)
    response.headers["Retry-After"] = str(seconds)
    return response


def _too_slow(edition, editions, told):
    sentence = gettext(
        "This search takes too long. Search for a rarer word, or in fewer years."
    )
    response = _page(edition, editions, 503, **told, refusal=sentence)
    response.headers["Retry-After"] = "5"
    return response


def _start(request) -> int:
    """Where a further page begins; one that nothing links to is not there."""
    start = request.GET.get("start", "0")
    if not (start.isascii() and start.isdigit() and len(start) < 5):
        raise Http404
    if int(start) >= finding.DEEPEST:
        raise Http404
    return int(start)


def _offers(edition) -> dict:
    """For who has nothing to read yet."""
    return {"latest": live.latest(edition), "topics": subjects.topics_of_late(edition)}


def _page(edition, editions, status=200, **content):
    html = render_page(
        "articles/search.html",
        edition,
        editions=editions,
        longest=LONGEST,
        is_search=True,
        **content,
    )
    response = page(html, edition, status=status)
    for name, value in _HEADERS.items():
        response.headers[name] = value
    return response
