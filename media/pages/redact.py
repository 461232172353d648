"""Making people unrecognisable, or saying that nobody to protect is seen."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from media import redaction
from media.forms_redaction import RedactionForm
from media.models import Image
from media.pages.frame import for_picture, page
from media.refusals import Refused
from media.rights import may_keep
from people.roles import may


@require_http_methods(["GET", "HEAD", "POST"])
@for_picture(may_keep)
def redact(admin, request, image):
    posted = request.method == "POST"
    form = RedactionForm(request.POST if posted else None)
    if posted and form.is_valid():
        try:
            new = redaction.redact(image, by=request.user, **_asked(form))
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            admin.log_change(request, new, [{"changed": {"fields": ["redaction"]}}])
            messages.success(
                request,
                _(
                    "Readers and the desk have the picture with these places"
                    " unrecognisable now, in every story. The one before is sealed."
                ),
            )
            return redirect("admin:media_image_change", new.pk)
    return page(
        admin,
        request,
        "redact.html",
        image,
        title=_("Make people unrecognisable"),
        form=form,
        may_clear=_keeps(request.user, image),
        seals=image.seals.select_related("by__person"),
        may_unseal=may(request.user, "unseal"),
    )


def _asked(form):
    asked = form.cleaned_data
    return {"shapes": asked["places"], "look": asked["look"], "reason": asked["reason"]}


def _keeps(user, image):
    return may(user, "library")


@require_POST
@for_picture(_keeps)
def seen(admin, request, image):
    """That nobody to protect is seen in it, or that this was said in error."""
    with transaction.atomic():
        image = Image.objects.select_for_update().get(pk=image.pk)
        clear = request.POST.get("nobody") == "1"
        image.cleared_at = timezone.now() if clear else None
        image.cleared_by = request.user if clear else None
        image.save(update_fields=["cleared_at", "cleared_by"])
        admin.log_change(request, image, [{"changed": {"fields": ["cleared_at"]}}])
    messages.success(
        request,
        _("It is noted that nobody to protect is seen in this picture.")
        if clear
        else _("It is not said any more that nobody to protect is seen."),
    )
    story = request.POST.get("story", "")
    if story.isascii() and story.isdecimal() and len(story) <= 18:
        return redirect("admin:articles_article_people_seen", story)
    return redirect("admin:media_image_redact", image.pk)
