from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from media import intake
from media.models import Caption, Image
from media.names import shown
from media.receiving import keep_beside
from media.sending import ACCEPTED, SealFields


class ImageForm(forms.ModelForm):
    class Meta:
        model = Image
        fields = ["name"]


class NewImageForm(SealFields, ImageForm):
    """A picture from a file. `known` is the one that we have of the same pixels."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("JPEG, PNG, WebP or HEIC. Where and how it was taken is removed."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        allow_empty_file=True,
    )
    field_order = ["file", "name", *SealFields.NAMES]
    user = known = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False
        self.fields["name"].help_text = _(
            "How the desk finds it again. The file's name when empty."
        )

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            self._pixels, self._told = intake.read_with_told(file)
            self.known = intake.known(self._pixels)
        except intake.Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        if self.known:
            raise ValidationError(
                _("This picture is here already. Write its captions there.")
            )
        return file

    def clean(self):
        """Kept while the form can still say that it could not be kept."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        stem = shown(PurePath(cleaned["file"].name).stem)
        cleaned["name"] = cleaned["name"] or stem or str(_("picture"))
        try:
            self.instance = intake.keep(self._pixels, cleaned["name"], self.user)
        except intake.Refused as refusal:
            self.add_error("file", str(refusal))
            return cleaned
        self.unsealed = keep_beside(
            self.instance, self._told, cleaned["file"], self.asked, self.user
        )
        return cleaned


class CaptionForm(forms.ModelForm):
    class Meta:
        model = Caption
        fields = ["edition", "text", "alt", "decorative", "credit"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 3}),
            "alt": forms.Textarea(attrs={"rows": 2}),
        }
