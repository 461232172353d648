"""Making people unrecognisable, or saying that nobody to protect is seen."""

from base64 import b64encode

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from media import above, changes, happened, redaction, storage
from media.forms_redaction import RedactionForm
from media.models import Image
from media.pages.frame import for_picture, keeps_library, page
from media.refusals import Refused
from media.rights import may_keep
from people.chooser import is_id


@require_http_methods(["GET", "HEAD", "POST"])
@for_picture(may_keep)
def redact(admin, request, image):
    if "show" in request.POST:
        return _show(admin, request, image)
    posted = request.method == "POST"
    form = RedactionForm(request.POST if posted else None)
    if posted and form.is_valid():
        try:
            new, sentences = _redacted(admin, request, image, form)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _who_has(new, request.user))
            for sentence in sentences:
                messages.warning(request, sentence)
            return redirect("admin:media_image_change", new.pk)
    return _page(admin, request, image, form)


def _who_has(image, user) -> str:
    if any(use.is_live for use in above.live_uses(image, user)):
        return _(
            "Readers and the desk have the picture with these places unrecognisable"
            " now, in every story. The one before is sealed."
        )
    return _(
        "The desk has the picture with these places unrecognisable now; readers have it"
        " in no story. The one before is sealed."
    )


def _show(admin, request, image):
    """What would come out, beside what is there: in the answer and nowhere else."""
    form, after = RedactionForm(request.POST, is_shown_first=True), ""
    if form.is_valid():
        shapes, look = form.cleaned_data["places"], form.cleaned_data["look"]
        try:
            made = redaction.shown_first(image, shapes, look)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            after = f"data:image/jpeg;base64,{b64encode(made).decode()}"
    if request.headers.get("Accept") == "application/json":
        if after:
            return JsonResponse({"after": after})
        sentences = [each for errors in form.errors.values() for each in errors]
        return JsonResponse({"sentence": " ".join(sentences)}, status=422)
    return _page(admin, request, image, form, after=after)


def _page(admin, request, image, form, after=""):
    return page(
        admin,
        request,
        "redact.html",
        image,
        title=_("Make people unrecognisable"),
        form=form,
        after=after,
        may_clear=keeps_library(request.user, image),
    )


def _redacted(admin, request, image, form):
    """The new picture, and what is to be said of stories that have it."""
    with storage.private_if_done(), transaction.atomic():
        new = redaction.redact(image, by=request.user, **_asked(form))
        happened.note(admin, request, new, happened.REDACTED)
        return new, changes.tell(new, request.user)


def _asked(form):
    asked = form.cleaned_data
    return {"shapes": asked["places"], "look": asked["look"], "reason": asked["reason"]}


@for_picture(keeps_library)
def seen(admin, request, image):
    """That nobody to protect is seen in it, or that this was said in error."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    with transaction.atomic():
        image = Image.objects.select_for_update(no_key=True).get(pk=image.pk)
        clear = request.POST.get("nobody") == "1"
        image.cleared_at = timezone.now() if clear else None
        image.cleared_by = request.user if clear else None
        image.save(update_fields=["cleared_at", "cleared_by"])
        what = happened.CLEARED if clear else happened.NOT_CLEARED
        happened.note(admin, request, image, what)
    messages.success(
        request,
        _("It is noted that nobody to protect is seen in this picture.")
        if clear
        else _("It is not said any more that nobody to protect is seen."),
    )
    story = request.POST.get("story", "")
    if is_id(story):
        return redirect("admin:articles_article_people_seen", story)
    return redirect("admin:media_image_redact", image.pk)
