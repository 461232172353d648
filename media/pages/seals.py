"""Opening a sealed file: by named roles only, and never without a trace."""

from django import forms
from django.http import FileResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from media import seals
from media.models import Seal
from media.pages.frame import for_picture, page
from media.refusals import Refused
from people.roles import may


class OpeningForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("why you open it"),
        max_length=2000,
        help_text=gettext_lazy("Your name, the moment and this reason are kept."),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Write the reason. It is kept.")},
    )


def _may_unseal(user, image):
    return may(user, "unseal")


@require_http_methods(["GET", "HEAD", "POST"])
@for_picture(_may_unseal)
def sealed(admin, request, image):
    """The sealed files of a picture; POST with one of them gives it out."""
    found = list(image.seals.select_related("by__person").prefetch_related("openings"))
    form = OpeningForm(request.POST if request.method == "POST" else None)
    chosen = next((e for e in found if str(e.pk) == request.POST.get("seal")), None)
    if request.method == "POST" and form.is_valid() and chosen:
        try:
            return _given_out(chosen, request.user, form.cleaned_data["reason"])
        except Refused as refused:
            form.add_error(None, str(refused))
    elif request.method == "POST" and not chosen:
        form.add_error(None, _("Choose one of the sealed files."))
    context = {"title": _("Sealed files"), "form": form, "seals": found}
    return page(admin, request, "seals.html", image, **context)


def _given_out(chosen, user, reason):
    sealed, file = seals.open_seal(chosen.pk, user, reason)
    is_ours = sealed.kind == Seal.Kind.UNREDACTED
    # What came from outside is only ever saved: no browser shows it as a page.
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"sealed-{sealed.pk}.png" if is_ours else f"sealed-{sealed.pk}.bin",
        content_type="image/png" if is_ours else "application/octet-stream",
        headers={"Cache-Control": "private, no-store"},
    )
