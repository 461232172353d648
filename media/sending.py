"""What may be sent as pictures: files, and whether they are kept as they came."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media.receiving import SealAsked
from media.seals import LONGEST

ACCEPTED = "image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif"
MOST_FILES = 100
USUAL_SEAL = timedelta(days=365)


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, as a list."""

    widget = ManyFiles

    def clean(self, data, initial=None):
        files = [each for each in data or [] if each]
        if not files:
            return [super().clean(None, initial)] if self.required else []
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                _("Send no more than %(most)s pictures at once."),
                params={"most": MOST_FILES},
            )
        single = super().clean
        return [single(each, initial) for each in files]


class SealFields(forms.Form):
    """Whether what is sent is kept as it came, why and until when, as `asked`."""

    NAMES = ("seal", "seal_reason", "seal_until")

    seal = forms.BooleanField(
        label=_("Keep the file as it came, under seal"),
        required=False,
        help_text=_(
            "Otherwise it is destroyed as soon as the picture is taken out of it. A "
            "sealed file says where, when and by whom it was made: only named people "
            "open it, and that they did is kept."
        ),
    )
    seal_reason = forms.CharField(
        label=_("Why it is kept"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seal_until = forms.DateField(
        label=_("Kept until"),
        required=False,
        help_text=_("On this day it is destroyed."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        initial=lambda: timezone.now().date() + USUAL_SEAL,
    )

    def clean(self):
        data = super().clean()
        if not data.get("seal"):
            return data
        today = timezone.now().date()
        if not data.get("seal_reason"):
            self.add_error("seal_reason", _("Write why the file is kept."))
        until = data.get("seal_until")
        if "seal_until" in data and not (until and today < until <= today + LONGEST):
            self.add_error(
                "seal_until", _("Choose a day to come, within the next five years.")
            )
        return data

    @property
    def asked(self) -> SealAsked | None:
        data = self.cleaned_data
        if not data.get("seal"):
            return None
        return SealAsked(data["seal_reason"], data["seal_until"])


class SendForm(SealFields):
    files = FilesField(
        label=_("Pictures"),
        allow_empty_file=True,
        error_messages={"required": _("Choose one picture or more.")},
        widget=ManyFiles(attrs={"accept": ACCEPTED, "multiple": True}),
    )
