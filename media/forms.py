from django import forms
from django.utils.translation import gettext_lazy as _

from media import intake
from media.models import Image


class ImageForm(forms.ModelForm):
    file = forms.FileField(label=_("file"), required=False)

    class Meta:
        model = Image
        fields = ["name"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].required = self.instance.pk is None
        if self.instance.pk:
            del self.fields["file"]
        else:
            self.fields["name"].required = False

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            self.taken = intake.take_in(file, self.data.get("name") or file.name)
        except intake.Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return file
