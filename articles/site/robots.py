from django.http import HttpResponse
from django.views.decorators.http import require_safe

from . import keys
from .answers import ASK_AGAIN


@require_safe
def robots(request):
    response = HttpResponse("User-agent: *\nAllow: /\n", content_type="text/plain")
    response.headers["Cache-Control"] = ASK_AGAIN
    response.headers["Surrogate-Key"] = " ".join(keys.FIXED)
    return response
