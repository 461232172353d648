"""One picture in the place of another: a better file, or the one of two that stays."""

from pathlib import PurePath

from django import forms
from django.contrib import admin as django_admin
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from media import above, changes, happened, intake, protecting, storage
from media.likeness import alike
from media.merging import NotMerged, conflicts, fewer_rights, merge
from media.models import Image
from media.pages.frame import for_picture, keeps_library, page
from media.pages.rights import clock, standing
from media.replacing import describe_alike
from media.rights import current
from people.chooser import Chooser, is_id


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("a better file of it"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first.")},
        help_text=_("Sharper, larger, or cut otherwise. Its rights stay as they are."),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )


class OtherForm(forms.Form):
    other = forms.ModelChoiceField(
        label=_("a picture of the library"),
        queryset=Image.objects.filter(replaced_by=None),
        error_messages={"required": _("Choose a picture first.")},
    )

    def __init__(self, *args, image, **options):
        super().__init__(*args, **options)
        field = self.fields["other"]
        field.queryset = field.queryset.exclude(pk=image.pk)
        field.widget = Chooser(Image._meta.get_field("replacement"), django_admin.site)
        field.widget.choices = field.choices


@require_http_methods(["GET", "HEAD", "POST"])
@for_picture(keeps_library)
def replace(admin, request, image):
    """What shall come in its place; the next page asks."""
    post = request.POST if request.method == "POST" else None
    sends, chooses = post and "send" in post, post and "choose" in post
    with_file = FileForm(*((post, request.FILES) if sends else ()))
    with_other = OtherForm(post if chooses else None, image=image)
    new = None
    if with_file.is_bound and with_file.is_valid():
        new = _taken_in(request, image, with_file)
    elif with_other.is_bound and with_other.is_valid():
        new = with_other.cleaned_data["other"]
    if new:
        return redirect(_merge_address(image, new))
    return page(
        admin,
        request,
        "replace.html",
        image,
        title=gettext("Replace"),
        with_file=with_file,
        with_other=with_other,
        alike=alike(image.likeness, without=image.pk),
        **standing(image, request.user, clock()),
    )


def _merge_address(image, other):
    page = reverse("admin:media_image_merge", args=[image.pk])
    return f"{page}?other={other.pk}"


def _taken_in(request, image, form):
    """The new file as a picture of its own, with all that holds for the old one; the
    old one still stands everywhere until the next page is answered."""
    file = form.cleaned_data["file"]
    begun = clock()
    try:
        with storage.private_if_done(), transaction.atomic():
            new = intake.take_in(file, PurePath(file.name).stem, request.user)
            new = current(new)
            if new.added_at >= begun:
                describe_alike(image, new)
    except intake.Refused as refusal:
        form.add_error("file", str(refusal))
        return None
    if new.pk == image.pk:
        form.add_error("file", gettext("This is the file that we have."))
        return None
    return new


@require_http_methods(["GET", "HEAD", "POST"])
@for_picture(keeps_library)
def merging(admin, request, image):
    """`image` goes, and the picture `other` stays: said, confirmed, done."""
    kept = _other(request, image)
    if kept is None:
        return redirect("admin:media_image_replace", image.pk)
    unchecked = protecting.unchecked(kept)
    answers = request.POST if request.method == "POST" else None
    refused = None
    if request.method == "POST":
        try:
            said = _merge(admin, request, kept, image)
        except NotMerged as error:
            refused = error
        else:
            for sentence in said:
                messages.warning(request, sentence)
            messages.success(request, gettext("It stands in the place of the other."))
            usual = reverse("admin:media_image_change", args=[kept.pk])
            return redirect(changes.offered(kept, request.user) or usual)
    return page(
        admin,
        request,
        "merge.html",
        image,
        title=gettext("One in the place of the other"),
        kept=kept,
        refused=refused,
        unchecked=unchecked,
        protected=protecting.stories_of(image, request.user) if unchecked else [],
        conflicts=conflicts(kept, image, answers),
        both=above.uses_with_both(image, kept, request.user),
        fewer=fewer_rights(kept, image, clock()),
        takes_rights="takes_rights" in (answers or ()),
        **standing(image, request.user, clock()),
    )


def _other(request, image):
    number = request.GET.get("other", "")
    if not is_id(number):
        return None
    other = Image.objects.filter(pk=number).select_related("replaced_by").first()
    if other and request.method != "POST":
        # Whoever made people unrecognisable in it meanwhile finds that one here.
        other = current(other)
    if other is None or other.replaced_by_id or other.pk == image.pk:
        return None
    return other


@transaction.atomic
def _merge(admin, request, kept, gone):
    answers = {name: value for name, value in request.POST.items()}
    takes_rights = "takes_rights" in answers
    said = merge(kept.pk, gone.pk, answers, takes_rights, request.user, clock())
    happened.note(admin, request, kept, happened.STANDS_IN)
    happened.note(admin, request, gone, happened.REPLACED)
    return said
