"""What is kept of pictures and never published: who may look at it, and what is noted
of that."""

import logging
from io import BytesIO

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from media import storage
from media.kinds import kind_of
from media.models import Image, Seal
from media.refusals import Refused
from media.rights import may_keep
from media.seals import destroy_now_and_then, open_seal
from people.roles import may

log = logging.getLogger(__name__)
# A shared computer's browser keeps nothing of it.
_HEADERS = {"Cache-Control": "private, no-store"}
_ENDINGS = {"JPEG": "jpg", "HEIF": "heic"}


@require_safe
def desk_original(request, pk):
    image = Image.objects.filter(pk=pk).first()
    if image is None and may(request.user, "library"):
        raise Http404
    # Who may not see it is not told whether it is there.
    if image is None or not may_keep(request.user, image):
        raise PermissionDenied
    if image.replaced_by_id:
        messages.info(
            request,
            _("The file you asked for is gone: this picture came in its place."),
        )
        return redirect("admin:media_image_change", image.replaced_by_id)
    try:
        file = storage.open_private(image.original)
    except FileNotFoundError as error:
        log.warning("The original of picture %s is missing.", pk)
        raise Http404 from error
    except OSError:  # a store that does not answer now may answer soon
        return HttpResponse(status=503, headers={"Retry-After": "10"})
    log.warning("User %s read the original of picture %s.", request.user.pk, pk)
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"picture-{pk}.png",
        content_type="image/png",
        headers=_HEADERS,
    )


class Unsealing(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why do you open it?"),
        help_text=gettext_lazy("It is kept with your name, for good."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def unseal(request, pk):
    """A sealed file, for who says why."""
    if not may(request.user, "unseal"):
        raise PermissionDenied
    destroy_now_and_then()
    sealed = get_object_or_404(
        Seal.objects.select_related("image", "by__person"), pk=pk
    )
    form = Unsealing(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _opened(request.user, sealed, form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = admin.site.each_context(request) | {
        "title": _("A sealed file"),
        "seal": sealed,
        "form": form,
    }
    return render(request, "admin/media/unseal.html", context)


def _opened(user, sealed, reason):
    sealed, file = open_seal(sealed.pk, user, reason)
    log.warning("User %s opened the sealed file %s.", user.pk, sealed.pk)
    with file:
        data = file.read()
    kind = kind_of(data)
    ending = _ENDINGS.get(kind, kind.lower() or "bin")
    # Never shown in a page: it is as it came from outside.
    return FileResponse(
        BytesIO(data),
        as_attachment=True,
        filename=f"sealed-{sealed.pk}.{ending}",
        content_type="application/octet-stream",
        headers=_HEADERS,
    )
