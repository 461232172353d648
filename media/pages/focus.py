"""Which place of a picture must be seen in every crop: by click, keys or numbers."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from media import renditions
from media.forms_redaction import FocusForm
from media.pages.frame import for_picture, page
from media.rights import may_keep


@require_http_methods(["GET", "HEAD", "POST"])
@for_picture(may_keep)
def focus(admin, request, image):
    stands = {"focus_x": image.focus_x, "focus_y": image.focus_y}
    posted = request.method == "POST"
    form = FocusForm(request.POST if posted else None, initial=stands)
    if posted and form.is_valid():
        image.focus_x = form.cleaned_data["focus_x"]
        image.focus_y = form.cleaned_data["focus_y"]
        image.save(update_fields=["focus_x", "focus_y"])
        admin.log_change(request, image, [{"changed": {"fields": ["focus"]}}])
        # Crops are made where there is something that makes them.
        if ready := getattr(renditions, "ready", None):
            ready(image)
        messages.success(request, _("Crops are made round this place now."))
        return redirect("admin:media_image_change", image.pk)
    return page(
        admin,
        request,
        "focus.html",
        image,
        title=_("What must be seen in every crop"),
        form=form,
    )
