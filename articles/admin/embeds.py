"""What is kept of an address of which somebody makes a link card."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.embeds import providers
from articles.embeds.addresses import NotTaken
from people.roles import roles_of


@require_POST
def read(request, admin):
    """Sent and not asked for in an address, so that no log of requests has it. Nothing
    is asked of its host either."""
    if not roles_of(request.user):
        raise PermissionDenied
    try:
        found = providers.found_in(request.POST.get("address", ""))
    except NotTaken as why:
        return JsonResponse({"why": str(why)})
    return JsonResponse(
        {
            "address": providers.address_of(*found),
            "site": providers.site_of(*found),
            "note": _note(found),
        }
    )


def _note(found) -> str:
    if providers.is_short(*found):
        return _(
            "This short address leads on to another and tells its owner who came. Give"
            " the address that it leads to."
        )
    if not providers.is_secure(*found):
        return _("This address has no https: look whether it is there with it.")
    return ""
