"""For whom a preview link is, how long it works and what it shows."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.previews.links import HOURS, LONGEST_LABEL, MOST_OPENINGS, USUAL

_LASTING = dict(zip(HOURS, (_("an hour"), _("a day"), _("seven days")), strict=True))


class LinkForm(forms.Form):
    label = forms.CharField(
        label=_("for whom"),
        max_length=LONGEST_LABEL,
        help_text=_("For this list only. Who opens the link does not see it."),
        error_messages={"required": _("Say for whom it is.")},
    )
    hours = forms.TypedChoiceField(
        label=_("works for"),
        coerce=int,
        choices=list(_LASTING.items()),
        initial=USUAL,
        error_messages={
            "invalid_choice": _("A link works for an hour, a day or seven days.")
        },
    )
    shows = forms.ChoiceField(
        label=_("shows"),
        choices=[
            ("draft", _("the story as it stands whenever it is opened")),
            ("version", _("the version of now, whatever is changed later")),
        ],
        initial="draft",
        widget=forms.RadioSelect,
    )
    most_openings = forms.IntegerField(
        label=_("opens"),
        required=False,
        min_value=1,
        max_value=MOST_OPENINGS,
        error_messages={
            "min_value": _("At least 1, or leave it empty."),
            "max_value": _("At most %(limit_value)s, or leave it empty."),
        },
        help_text=_("How many times; 1 for a link that works once. Empty: any number."),
    )

    def clean_label(self):
        return " ".join(self.cleaned_data["label"].split())
