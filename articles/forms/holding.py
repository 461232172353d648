"""What is asked before a legal hold is set or lifted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .verb import VerbForm, note_field


class HoldForm(VerbForm):
    note = note_field(
        _("reason"),
        _(
            "What the hold is for, in a sentence that a colleague understands next"
            " month. It is kept with the story. Readers never see it."
        ),
        required=True,
        missing=_("Write the reason first."),
    )
    asked_by = forms.CharField(
        label=_("who asked for it"),
        help_text=_("For example your lawyer, or a court. May stay empty."),
        required=False,
        max_length=200,
    )


class LiftHoldForm(VerbForm):
    note = note_field(
        _("why the hold is lifted"),
        _("It is kept with the story. Readers never see it."),
        required=True,
        missing=_("Write why first."),
    )
