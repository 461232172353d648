"""The board of translations: what stands where, edition by edition."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.access import page
from articles.desk.board import board, people_of
from articles.desk.board_filters import Asked, states
from people.models import Edition


@require_safe
def show(request, admin):
    editions = list(Edition.objects.all())
    asked = Asked.from_query(request.GET, editions)
    now = timezone.now()
    return page(
        admin,
        request,
        "board.html",
        title=_("Translations"),
        board=board(request.user, asked, editions, now),
        asked=asked,
        now=now,
        all_editions=editions,
        people=people_of(request.user),
        states=states(),
        older=_older(request),
    )


def _older(request):
    """The rest of the address of the next page: what was asked for stays."""
    kept = request.GET.copy()
    kept.pop("before", None)
    return kept.urlencode()
