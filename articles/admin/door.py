"""The door for what an open page sends by itself: answered in JSON, with whole
sentences for the screen, also where nothing is allowed or what came is broken."""

import json

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from articles.desk import autosaves
from articles.desk.autosaves import NotKept

_BROKEN = (
    BadRequest,
    SuspiciousOperation,
    MultiPartParserError,
    UnreadablePostError,
    ValueError,
    RecursionError,
)


def door(admin, view):
    """For a view of (request, admin, sent, …), with what the page sent.

    In place of the admin's own door, which sends who may not come in to a page.
    """

    @csrf_protect
    def checked(request, posted, **parts):
        sent = autosaves.sent_in(posted)
        return view(request, admin=admin, sent=sent, **parts)

    @csrf_exempt
    @never_cache
    def answered(request, **parts):
        if request.method != "POST":
            return refusal(_("Pages send this by themselves."), 405)
        if int(request.META.get("CONTENT_LENGTH") or 0) > autosaves.MOST_BYTES:
            return refusal(autosaves.too_long(), 413)
        try:
            posted = _posted(request)
        except _BROKEN:
            return refusal(_("What arrived here is broken."), 400)
        try:
            return checked(request, posted, **parts)
        except NotKept as refused:
            return refusal(str(refused), refused.status)

    return answered


def _posted(request) -> dict:
    """As JSON, which is read ten times faster than the many fields of a form; a page
    that is left can send a form only."""
    if request.content_type != "application/json":
        return request.POST.dict()
    posted = json.loads(request.body)
    if not isinstance(posted, dict) or any(
        not isinstance(value, str) for value in posted.values()
    ):
        raise ValueError("These are not the names and texts of a form.")
    return posted


def refusal(sentence, status, kept=False):
    return JsonResponse({"error": sentence, "is_kept": kept}, status=status)
