"""What a verb asks before it is done; `arguments()` is what the workflow gets."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.mistakes import open_mistakes
from articles.models import Correction, Note
from articles.printing import embargo_on

from .developing import DevelopForm
from .elsewhere import TakingOver, WithOriginal, WithTranslations
from .fields import MomentField
from .holding import HoldForm, LiftHoldForm
from .overriding import OverridingForm
from .verb import Timed, VerbForm, note_field
from .withdrawing import KillForm


class ReasonForm(VerbForm):
    note = note_field(_("note for the desk"), _("Readers never see it."))


class SendBackForm(VerbForm):
    note = note_field(
        _("what shall be changed"),
        _("The writer finds this at the story. Readers never see it."),
        required=True,
        missing=_("Write what shall be changed first."),
    )


class UpdateForm(TakingOver, Timed):
    until = MomentField(label=pgettext_lazy("moment", "until"), required=False)

    def __init__(self, *args, ends=None, taking_over=None, **options):
        """`taking_over` are ids of duties that are ticked at first; none is asked
        about where it is None."""
        super().__init__(*args, **options)
        if taking_over is not None:
            self.ask_what_it_takes_over(taking_over)
        self.fields["until"].initial = ends
        self.fields["until"].help_text = (
            _(
                "Empty: for good. Otherwise the whole story goes from readers at this"
                " moment, on the clock of %(zone)s."
            )
            % self.in_zone
        )


class PublishForm(UpdateForm):
    """`along` are the languages that may go in the same moment (`desk.along`)."""

    at = MomentField(label=pgettext_lazy("moment", "from"), required=False)
    along = forms.MultipleChoiceField(
        label=_("languages in the same moment"), required=False
    )
    field_order = ["at", "until"]

    def __init__(self, *args, along=(), **options):
        super().__init__(*args, **options)
        self.languages = list(along)
        self.fields["along"].choices = [
            (str(each.article.pk), str(each.edition)) for each in self.languages
        ]
        self.fields["along"].widget = forms.MultipleHiddenInput()
        if not self.languages:
            del self.fields["along"]
        for each in self.languages:
            each.overriding = self._overriding(each)
        self.fields["at"].initial = self._first_moment()
        self.fields["at"].help_text = (
            _(
                "Empty: now. Otherwise readers get it from this moment, on the clock of"
                " %(zone)s."
            )
            % self.in_zone
        )

    def _overriding(self, each):
        """What is only advised for a language is looked at with it, and only then."""
        prefix = f"checks-{each.article.pk}"
        goes = self.is_bound and str(each.article.pk) in self.data.getlist("along")
        return OverridingForm(
            self.data if goes else None,
            found=None if each.reason else each.found,
            initial={"reason": self.data.get(f"{prefix}-reason", "")},
            prefix=prefix,
        )

    def clean_along(self):
        chosen = set(self.cleaned_data["along"])
        for each in self.languages:
            if str(each.article.pk) not in chosen:
                continue
            if each.reason:
                raise forms.ValidationError(f"{each.edition}: {each.reason}")
            if not each.overriding.is_valid():
                raise forms.ValidationError(
                    _("%(edition)s: look at what is advised, or leave it for later.")
                    % {"edition": each.edition}
                )
        return sorted(int(pk) for pk in chosen)

    @property
    def chosen(self) -> list[str]:
        """Of the languages, those that are ticked: all that can go, at first."""
        if self.is_bound:
            return self.data.getlist("along")
        return [str(each.article.pk) for each in self.languages if not each.reason]

    def arguments(self):
        given = super().arguments()
        if along := given.pop("along", []):
            given |= {
                "along": along,
                "overridings": {
                    each.article.pk: each.overriding.arguments()["overriding"]
                    for each in self.languages
                    if each.article.pk in along
                },
            }
        return given

    def _first_moment(self):
        """The planned one if it is to come, and not before the end of an embargo."""
        planned = self.article.planned_at
        if planned and self.now and planned <= self.now:
            planned = None
        held_by = embargo_on(self.article, self.now)
        if held_by and (planned is None or planned < held_by.embargo_until):
            return _whole_minute(held_by.embargo_until)
        return planned


def _whole_minute(at):
    """As it can be typed, and not before `at`."""
    whole = at.replace(second=0, microsecond=0)
    return whole if whole == at else whole + timedelta(minutes=1)


class EmbargoForm(Timed):
    until = MomentField(
        label=pgettext_lazy("moment", "until"),
        error_messages={"required": _("Write the moment until which it holds.")},
    )
    note = note_field(_("note for the desk"), _("Who set it, and what was promised."))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["until"].initial = self.article.embargo_until
        self.fields["until"].help_text = _("On the clock of %(zone)s.") % self.in_zone


class LiftForm(VerbForm):
    note = note_field(
        _("why it does not hold any more"),
        _("It is kept with the story. Readers never see it."),
        required=True,
    )


class StandsForm(VerbForm):
    note = note_field(
        _("why it is right as it is"),
        _("It is kept with the story. Readers never see it."),
        required=True,
    )


class LookForm(VerbForm):
    note = note_field(_("note for the desk"), _("Readers never see it."))


class CorrectForm(WithTranslations, WithOriginal, UpdateForm):
    kind = forms.ChoiceField(label=_("kind"), choices=Correction.Kind.choices)
    place = forms.ChoiceField(
        label=_("place"),
        required=False,
        choices=[
            ("", _("as usual: a retraction above the text, all others below")),
            *Note.Place.choices,
        ],
    )
    note = note_field(
        _("note that readers see"),
        _("It stays on the page, with its date. Say what was wrong and what is right."),
        required=True,
    )
    settling = forms.MultipleChoiceField(
        label=_("reported mistakes that this puts right"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ["kind", "place", "note", "settling", "taking_over", "until"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        mistakes = open_mistakes(self.article)
        self.fields["settling"].choices = [(each.pk, each.text) for each in mistakes]
        if not mistakes:
            del self.fields["settling"]
        self.ask_of_translations()
        self.ask_of_original()
        self._in_words_of(self.article.edition, "note")

    def clean(self):
        data = super().clean()
        self.check_translations(data)
        return data

    def arguments(self):
        given = dict(self.cleaned_data)
        return self.take_translations(given) | self.take_original(given) | given


FORMS = {
    "develop": DevelopForm,
    "send_back": SendBackForm,
    "embargo": EmbargoForm,
    "lift_embargo": LiftForm,
    "publish": PublishForm,
    "approve_and_publish": PublishForm,
    "reschedule": PublishForm,
    "update": UpdateForm,
    "correct": CorrectForm,
    "kill": KillForm,
    "cancel": ReasonForm,
    "spike": ReasonForm,
    "restore": ReasonForm,
    "hold": HoldForm,
    "lift_hold": LiftHoldForm,
}
