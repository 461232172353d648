"""Requests to the desk that no person's browser sends, refused before all else."""

from django.core.exceptions import BadRequest

READABLE = {"", "utf-8", "utf8"}


def refuse_unreadable(get_response):
    """No NUL in a query, which no database takes; no forms in other encodings."""

    def middleware(request):
        charset = request.content_params.get("charset", "")
        if charset.strip("\"' ").lower() not in READABLE:
            raise BadRequest("Send forms in UTF-8.")
        if "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("There is a NUL in this address.")
        return get_response(request)

    return middleware
