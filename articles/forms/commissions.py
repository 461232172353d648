"""What may be said of one edition's translation: until when, by whom, and why."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.translation.commissions import LONGEST_NOTE, translators_of
from people.models import User

from .fields import MomentField


class _People(forms.ModelChoiceField):
    def label_from_instance(self, user):
        return f"{user} · {user.username}" if str(user) != user.username else str(user)


def _note(label, **options):
    return forms.CharField(
        label=label,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        **options,
    )


class CommissionForm(forms.Form):
    """For one edition, on its clock. `may_open` is for who may change the original."""

    due_at = MomentField(label=_("wanted by"), required=False)
    translator = _People(
        label=_("translator"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("whoever takes it"),
        error_messages={
            "invalid_choice": _("Choose somebody who writes in that edition.")
        },
    )
    note = _note(_("note for the translator"), required=False)
    is_open = forms.BooleanField(
        label=_("The translator and the editors there may read the draft"),
        help_text=_(
            "Otherwise whoever you ask sees only that a translation is wanted, until"
            " when, and your note: no headline and no text."
        ),
        required=False,
    )

    def __init__(self, *args, place, may_open, is_live=False, **options):
        edition, asked = place.edition, place.commission
        # Of a draft nobody can make a translation without reading it.
        initial = {"is_open": not is_live}
        if asked and asked.is_wanted:
            initial = {
                "due_at": asked.due_at,
                "translator": asked.translator_id,
                "note": asked.note,
                "is_open": asked.is_open,
            }
        super().__init__(*args, prefix=edition.code, initial=initial, **options)
        self.fields["due_at"].zone = edition.zone
        self.fields["due_at"].help_text = _("On the clock of %(zone)s.") % {
            "zone": edition.time_zone
        }
        self.fields["translator"].queryset = translators_of(edition)
        self.fields["note"].widget.attrs.pop("maxlength", None)
        if not may_open:
            del self.fields["is_open"]

    def clean_due_at(self):
        """A day that is over can stay, and cannot be asked for."""
        due_at = self.cleaned_data["due_at"]
        was = self.initial.get("due_at")
        is_kept = was and due_at == was.replace(second=0, microsecond=0)
        if due_at and due_at < timezone.now() and not is_kept:
            raise forms.ValidationError(_("That day is over. Choose a later one."))
        return due_at

    def arguments(self) -> dict:
        return dict(self.cleaned_data)


class HandBackForm(forms.Form):
    note = _note(
        _("why"),
        help_text=_("Whoever asked for it and the next translator read this."),
        error_messages={"required": _("Say why, so that the next one knows.")},
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["note"].widget.attrs.pop("maxlength", None)
