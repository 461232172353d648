from django import forms

from media.models import Caption, Image


class ImageForm(forms.ModelForm):
    class Meta:
        model = Image
        fields = ["name"]


class CaptionForm(forms.ModelForm):
    class Meta:
        model = Caption
        fields = ["edition", "text", "alt", "decorative", "credit"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 3}),
            "alt": forms.Textarea(attrs={"rows": 2}),
        }
