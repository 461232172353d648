"""What somebody says of a mistake, and what an editor answers."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.mistakes import SAY_WHAT_WAS_DONE
from articles.models import Mistake

LONGEST = 2_000


class _Words(forms.CharField):
    """Words of some length: what is too long is said, and not cut."""

    def __init__(self, *, rows, **options):
        widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
        super().__init__(widget=widget, **options)

    def clean(self, value):
        text = super().clean(value)
        if len(text) > LONGEST:
            raise ValidationError(
                _("This has %(length)s characters, and at most %(limit)s are kept."),
                params={"length": f"{len(text):,}", "limit": f"{LONGEST:,}"},
            )
        return text


class MistakeForm(forms.Form):
    text = _Words(
        rows=3,
        label=_("what is wrong"),
        help_text=_("And what is right, if you know. The editors see your name."),
        error_messages={"required": _("Say what is wrong.")},
    )
    sentence = _Words(
        rows=2,
        required=False,
        label=_("in which sentence"),
        help_text=_("Copied from the page, if it is in one sentence."),
    )


class AnswerForm(forms.Form):
    answer = _Words(
        rows=3,
        required=False,
        label=_("your answer"),
        help_text=_("Whoever reported it reads this on their first page."),
    )
    outcome = forms.ChoiceField(
        choices=Mistake.Outcome.choices,
        error_messages={
            "required": _("Say whether it was corrected or is right."),
            "invalid_choice": _("Say whether it was corrected or is right."),
        },
    )

    def __init__(self, *args, is_corrected=False, **options):
        super().__init__(*args, **options)
        self.is_corrected = is_corrected

    def clean(self):
        data = super().clean()
        is_right = data.get("outcome") == Mistake.Outcome.RIGHT
        if data.get("answer") or self.errors:
            return data
        if is_right:
            self.add_error("answer", _("Say in a sentence why it is right as it is."))
        elif not self.is_corrected:
            self.add_error("answer", SAY_WHAT_WAS_DONE)
        return data
