"""How a finished page is sent."""

from django.http import HttpResponse

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
