"""The first page of the library: thumbnails, and what is asked for."""

from dataclasses import fields

from django.core.exceptions import BadRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from media.library import Asked, find
from media.likeness import NEW, alike
from media.pages.rights import standing
from media.rights import is_over
from people.models import Edition
from people.roles import may

ASKED = {each.name for each in fields(Asked)}
# Of Django's own lists, and a page by number; they say nothing here.
_IGNORED = {"o", "p", "page", "all", "e", "_facets", "_popup", "_changelist_filters"}


def grid(admin, request):
    if set(request.GET) - ASKED - _IGNORED:
        raise BadRequest("The library is asked for something else.")
    editions = list(Edition.objects.all())
    asked = Asked.from_query(request.GET, editions)
    now = timezone.now()
    found = find(asked, now)
    for image in found.images:
        _tell(image, asked, now)
    context = {
        **admin.admin_site.each_context(request),
        "title": _("Pictures"),
        "opts": admin.opts,
        "asked": asked,
        "found": found,
        "editions": editions,
        "choices": _choices(),
        "may_add": admin.has_add_permission(request),
        "older": _older(request),
    }
    return TemplateResponse(request, "admin/media/image/grid.html", context)


def beside(image, request) -> dict:
    """What stands on a picture's page beside its form."""
    lately = timezone.now() - image.added_at <= NEW
    return {
        **standing(image, request.user, timezone.now()),
        "alike": alike(image.likeness, without=image.pk),
        "is_new": lately and "both" not in request.GET,
        "may_keep_library": may(request.user, "library"),
        "has_notices": image.notices.exists(),
    }


def _choices():
    return {
        "rights": [
            ("none", _("no source is said")),
            ("expired", _("time is over")),
            ("soon", _("ends within 30 days")),
        ],
        "lacks": [
            ("alt", _("alt text")),
            ("caption", _("caption")),
            ("credit", _("credit line")),
        ],
        "use": [("unused", _("in no story")), ("used", _("in stories"))],
    }


def _tell(image, asked, now):
    """What stands below the thumbnail: words of the edition, or the first there are."""
    captions = list(image.captions.all())
    of_edition = [each for each in captions if each.edition == asked.edition]
    said = of_edition if asked.edition else captions
    image.caption = next((each for each in said if each.text), None)
    image.credited = next((each for each in said if each.credit), None)
    image.is_over = is_over(image, now)
    image.lacks_alt = not any(each.alt or each.decorative for each in said)


def _older(request) -> str:
    """The rest of the address of the next page: what was asked for stays."""
    kept = request.GET.copy()
    kept.pop("before", None)
    return kept.urlencode()
