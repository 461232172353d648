"""Fields of the desk's forms."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.body import safe_address
from people.clock_time import MomentField

__all__ = [
    "AddressField",
    "LanguageTagField",
    "MomentField",
    "TopicsField",
    "without_cut",
]

TAG = re.compile(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
TOPICS_PART = re.compile(r"[,，、;；\n]+")
TOPIC_LENGTH = 100
MOST_TOPICS = 50


class LanguageTagField(forms.CharField):
    def clean(self, value):
        value = super().clean(value)
        if value and not TAG.match(value):
            raise ValidationError(
                _("Write a language tag, for example en, ko or zh-Hans.")
            )
        return value


class AddressField(forms.URLField):
    """An address that readers may be sent to."""

    def __init__(self, **options):
        super().__init__(assume_scheme="https", **options)

    def clean(self, value):
        value = super().clean(value)
        if value and not safe_address(value):
            raise ValidationError(_("Write an address that begins with https://"))
        return value


class TopicsField(forms.CharField):
    """Names of topics, parted by commas; a name may have spaces."""

    def clean(self, value):
        names = [" ".join(part.split()) for part in TOPICS_PART.split(value or "")]
        names = list({name.casefold(): name for name in names if name}.values())
        if len(names) > MOST_TOPICS:
            raise ValidationError(
                _("A story has at most %(most)s topics."), params={"most": MOST_TOPICS}
            )
        for name in names:
            if len(name) > TOPIC_LENGTH:
                raise ValidationError(
                    _("“%(start)s…” is too long for a topic. Part topics by commas."),
                    params={"start": name[:40]},
                )
        return names


def without_cut(form):
    """Browsers cut what is pasted at maxlength, in silence: the form tells instead."""
    for field in form.fields.values():
        field.widget.attrs.pop("maxlength", None)
