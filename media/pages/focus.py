"""Which place of a picture must be seen in every crop: by click, keys or numbers."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from media.forms_redaction import FocusForm
from media.pages.frame import for_picture, page
from media.refusals import Refused
from media.renditions import refocus
from media.rights import may_keep


def _is_put(image, form) -> bool:
    """Crops are made anew, where there is something that makes them."""
    point = form.cleaned_data["focus_x"], form.cleaned_data["focus_y"]
    try:
        refocus(image, *point)
    except Refused as refused:
        form.add_error(None, str(refused))
    return form.is_valid()


@require_http_methods(["GET", "HEAD", "POST"])
@for_picture(may_keep)
def focus(admin, request, image):
    stands = {"focus_x": image.focus_x, "focus_y": image.focus_y}
    posted = request.method == "POST"
    form = FocusForm(request.POST if posted else None, initial=stands)
    if posted and form.is_valid() and _is_put(image, form):
        admin.log_change(request, image, [{"changed": {"fields": ["focus"]}}])
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
