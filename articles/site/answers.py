"""How a finished page is sent."""

from django.http import HttpResponse


def page(html, edition=None, status=200) -> HttpResponse:
    # A copy may be kept but is asked for each time: what is withdrawn is gone at once.
    headers = {"Cache-Control": "no-cache"}
    if edition:
        headers["Content-Language"] = edition.language
    return HttpResponse(html, status=status, headers=headers)
