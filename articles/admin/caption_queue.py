"""The page on which missing captions are written, one after the other."""

import re

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from articles.admin.access import page
from articles.body import storable
from articles.desk import caption_queue
from articles.picture_words import address
from people.models import Edition
from people.roles import may

_FIELD = re.compile(r"(text|alt|credit|decorative)-(\d{1,18})-(\d{1,9})")


@require_http_methods(["GET", "HEAD", "POST"])
def captions(request, admin):
    if not may(request.user, "pictures"):
        raise PermissionDenied
    editions = caption_queue.editions_of(request.user, Edition.objects.all())
    code = request.GET.get("edition", "")
    chosen = next((each for each in editions if each.code == code), None)
    refused = {}
    if request.method == "POST":
        refused = _write(request, {each.pk for each in editions})
        if not refused:
            return HttpResponseRedirect(request.get_full_path())
    lines, more = caption_queue.queue(request.user, editions, chosen)
    return page(
        admin,
        request,
        "captions.html",
        title=_("Captions that are missing"),
        lines=_with_refused(lines, refused),
        more=more,
        editions=editions,
        chosen=chosen,
    )


def _write(request, editions):
    sent = {}
    for name, value in request.POST.items():
        found = _FIELD.fullmatch(name)
        if found and (text := storable(value).strip()):
            words = sent.setdefault(int(found[2]), {}).setdefault(int(found[3]), {})
            words[found[1]] = text
    done, said, images, refused = caption_queue.write(request.user, sent, editions)
    if done:
        words = ngettext(
            "%(count)s caption is saved.", "%(count)s captions are saved.", done
        )
        messages.success(request, words % {"count": done})
    for sentence in said:
        messages.warning(request, sentence)
    if any(address(image, request.user) for image in images):
        messages.warning(
            request,
            _(
                "Live stories have other words than the library now. They wait with"
                " their editors, and on the page of each picture."
            ),
        )
    return refused


def _with_refused(lines, refused):
    """What was not taken stands in its field again, with why."""
    for line in lines:
        for gap in filter(None, line.cells):
            gap.typed, gap.why = refused.get(gap.key, ({}, ""))
            gap.shown = [
                each | {"typed": gap.typed.get(each["of"], "")} for each in gap.fields
            ]
    return lines
