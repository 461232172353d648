"""A story exactly as readers would get it now, without printing it."""

from csp.decorators import csp
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from articles.admin.access import for_story
from articles.previews.page import READERS_CSP, html_of, story_of


@require_safe
def preview(request, admin, object_id):
    return _preview(admin, request, object_id)


@for_story
@csp(READERS_CSP)
def _preview(admin, request, article):
    html = html_of(article, story_of(article), slug=article.slug, neighbours=())
    return HttpResponse(
        html,
        headers={"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"},
    )
