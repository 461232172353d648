"""Fields of forms for what is written of a picture, wherever that is done."""

from django import forms
from django.utils.translation import gettext_lazy as _


def alt_field(**more):
    return forms.CharField(
        label=_("alt text"),
        required=False,
        help_text=_("What somebody who cannot see the picture should know."),
        widget=forms.Textarea(attrs={"rows": 2}),
        **more,
    )


def decorative_field():
    return forms.BooleanField(
        label=_("decorative"),
        required=False,
        help_text=_("It says nothing that the text does not say: no alt text is read."),
    )


def credit_field():
    return forms.CharField(
        label=_("credit line"),
        required=False,
        max_length=300,
        help_text=_("Who made or gave it, without the word “Image”."),
    )
