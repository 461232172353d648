"""What the pages of sounds, videos and documents show, and the choice of one in the
text of a story."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from media import above
from media.enclosures import rights
from media.models import Enclosure
from people.roles import roles_of

MOST = 12
LONGEST = 100
WHY = {
    rights.UNSTATED: _("No rights: nobody said where it is from. It cannot go out."),
    rights.OVER: _("Its time is over. It cannot go out."),
}


def extent(enclosure) -> str:
    """How long, or how many pages."""
    if enclosure.pages is None:
        return enclosure.length
    pages = ngettext("%(count)s page", "%(count)s pages", enclosure.pages)
    return pages % {"count": enclosure.pages}


def beside(enclosure, request) -> dict:
    why = rights.why_unusable(enclosure, timezone.now())
    return {
        "uses": above.file_uses(enclosure, request.user),
        "why_unusable": WHY[why] if why else "",
        "address": f"/files/{enclosure.file}",
        "written": f"[{enclosure.kind.capitalize()} {enclosure.pk}]",
    }


@require_safe
def found(request):
    """The newest whose name or title has what was typed, for the editor."""
    if not roles_of(request.user):
        raise PermissionDenied
    typed = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    rows = Enclosure.objects.order_by("-pk")
    if typed:
        named = Q(name__icontains=typed) | Q(words__title__icontains=typed)
        rows = rows.filter(named).distinct()
    now = timezone.now()
    return JsonResponse({"found": [_row(each, now) for each in rows[:MOST]]})


def _row(enclosure, now):
    why = rights.why_unusable(enclosure, now)
    return {
        "kind": enclosure.kind,
        "kind_shown": enclosure.get_kind_display(),
        "file": enclosure.pk,
        "name": enclosure.name,
        "extent": extent(enclosure),
        "why": str(WHY[why]) if why else "",
    }
