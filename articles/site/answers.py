"""How a finished page is sent."""

import hashlib

from django.http import HttpResponse
from django.utils.cache import get_conditional_response

from .keys import ANYTHING

# A copy may be kept but is asked for each time: what is withdrawn is gone at once. For
# how long a cache in front may answer by itself, the page layer knows.
ASK_AGAIN = "max-age=0, must-revalidate, s-maxage=0"


def page(html, edition=None, status=200, keys=()) -> HttpResponse:
    """With the `keys` that drop it (articles.site.keys) it is kept in memory."""
    headers = {"Cache-Control": ASK_AGAIN}
    if keys:
        headers["Surrogate-Key"] = " ".join(keys)
    if edition:
        headers["Content-Language"] = edition.language
    return HttpResponse(html, status=status, headers=headers)


def unless_known(request, response) -> HttpResponse:
    """The answer, or 304 to who has just this. It goes by the bytes alone: what readers
    get has no moment of its last change, for when a story is withdrawn the newest
    moment in a list is an older one, and names and pictures change without any. It is
    kept in memory until anything at all is told."""
    digest = hashlib.sha256(response.content).hexdigest()[:32]
    response.headers["ETag"] = etag = f'"{digest}"'
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Surrogate-Key"] = " ".join(ANYTHING)
    return get_conditional_response(request, etag, response=response)
