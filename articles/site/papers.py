"""The page before the fronts: which language?"""

from django.http import Http404
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from articles import text_only, wording

from . import errors, keys, live
from .alternates import fronts
from .answers import page

HEADLINES = 3


@require_safe
def papers(request):
    """Every edition with its newest headlines; a paper in one language has no choice.

    The same for everybody: what a browser says of its owner is not asked.
    """
    editions = list(live.with_newest(HEADLINES))
    if not editions:
        raise Http404
    # /?p=123 was a story once.
    elsewhere = request.GET and errors.elsewhere(request, editions)
    if elsewhere:
        return elsewhere
    if len(editions) == 1:
        return redirect("front", editions[0].code)
    live_in = [each for each in editions if each.newest]
    content = {
        "papers": editions,
        # The question once in each language that we speak.
        "spoken": list(dict.fromkeys(map(wording.chrome_language, editions))),
        "alternates": fronts(live_in),
        "origin": "",
    }
    html = render_to_string("articles/papers.html", content | text_only.frame())
    # Anybody can make up numbers: what has one is not kept.
    return page(html, keys=() if request.GET else keys.of_fronts(editions))
