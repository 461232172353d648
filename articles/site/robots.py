from django.http import HttpResponse
from django.views.decorators.http import require_safe

from articles.public import absolute

from . import keys
from .answers import ASK_AGAIN


@require_safe
def robots(request):
    said = f"User-agent: *\nAllow: /\n\nSitemap: {absolute('sitemap')}\n"
    response = HttpResponse(said, content_type="text/plain")
    response.headers["Cache-Control"] = ASK_AGAIN
    response.headers["Surrogate-Key"] = " ".join(keys.FIXED)
    return response
