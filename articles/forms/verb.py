"""What the forms of all verbs have in common."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import MomentField


def note_field(label, help_text="", required=False, missing=None):
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": missing or _("Write the note first.")},
    )


class VerbForm(forms.Form):
    """A verb that asks nothing; the ones below ask more."""

    def __init__(self, *args, article, now=None, **options):
        super().__init__(*args, **options)
        self.article, self.now = article, now
        # Names of fields that the page shows in places of their own.
        self.apart = []

    def arguments(self) -> dict:
        return dict(self.cleaned_data)

    def _in_words_of(self, edition, name):
        language = {"lang": edition.language, "dir": edition.direction}
        self.fields[name].widget.attrs |= language


class Timed(VerbForm):
    """Moments on the clock of the story's edition."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field, MomentField):
                field.zone = self.article.edition.zone

    @property
    def in_zone(self) -> dict:
        return {"zone": self.article.edition.time_zone}
