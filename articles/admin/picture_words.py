"""The page that offers a change of the library's words to live stories."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from articles import picture_words
from articles.admin.access import page
from articles.steps import Refused
from media.models import Image
from people.chooser import is_id


@require_http_methods(["GET", "HEAD", "POST"])
def offer(request, admin, image_id):
    images = Image.objects.prefetch_related("renditions")
    image = images.filter(pk=image_id).first()
    if image is None:
        raise Http404
    if request.method == "POST":
        refused = _do(request, image)
        if not refused:
            return HttpResponseRedirect(_next(image, request.user))
    else:
        refused = []
    return page(
        admin,
        request,
        "picture_words.html",
        title=_("Changed words of a picture"),
        image=image,
        offered=picture_words.offered(image, request.user),
        refused=refused,
    )


def _next(image, user):
    return picture_words.address(image, user) or reverse(
        "admin:media_image_change", args=[image.pk]
    )


def _do(request, image) -> list:
    """Each story by itself: one that is refused keeps no other back. Returns what was
    refused, as (story, why)."""
    known = {
        each.article.pk: each.article
        for each in picture_words.offered(image, request.user)
    }
    leaving = "leave" in request.POST
    refused, done = [], 0
    for pk in _chosen(request):
        if pk not in known:
            continue
        try:
            if leaving:
                picture_words.leave(image, pk, request.user)
            else:
                seen = _number(request.POST.get(f"version-{pk}", ""))
                picture_words.send(image, pk, seen, request.user)
            done += 1
        except Refused as error:
            refused.append((known[pk], error))
    if not _chosen(request):
        messages.warning(request, _("Tick the stories first."))
    elif done:
        messages.success(request, _told(leaving, done))
    return refused


def _told(leaving, count):
    if leaving:
        sentence = ngettext(
            "%(count)s story stays as it is.",
            "%(count)s stories stay as they are.",
            count,
        )
    else:
        sentence = ngettext(
            "Readers have the new words in %(count)s story.",
            "Readers have the new words in %(count)s stories.",
            count,
        )
    return sentence % {"count": count}


def _chosen(request) -> list[int]:
    numbers = [_number(each) for each in request.POST.getlist("story")]
    return sorted({each for each in numbers if each})[: picture_words.MOST]


def _number(text) -> int:
    return int(text) if is_id(text) else 0
