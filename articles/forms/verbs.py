"""What a verb asks before it is done; `arguments()` is what the workflow gets."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.checks import Overriding
from articles.mistakes import open_mistakes
from articles.models import Correction, Note

from .elsewhere import TakingOver, WithOriginal, WithTranslations
from .fields import MomentField

MISSING = _("Write the note first.")


def _note(label, help_text="", required=False, missing=MISSING):
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": missing},
    )


class VerbForm(forms.Form):
    """A verb that asks nothing; the ones below ask more."""

    def __init__(self, *args, article, **options):
        super().__init__(*args, **options)
        self.article = article
        # Names of fields that the page shows in places of their own.
        self.apart = []

    def arguments(self) -> dict:
        return dict(self.cleaned_data)

    def _in_words_of(self, edition, name):
        language = {"lang": edition.language, "dir": edition.direction}
        self.fields[name].widget.attrs |= language


class ReasonForm(VerbForm):
    note = _note(_("note for the desk"), _("Readers never see it."))


class SendBackForm(VerbForm):
    note = _note(
        _("what shall be changed"),
        _("The writer finds this at the story. Readers never see it."),
        required=True,
        missing=_("Write what shall be changed first."),
    )


class _Timed(VerbForm):
    """Moments on the clock of the story's edition."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field, MomentField):
                field.zone = self.article.edition.zone

    @property
    def in_zone(self) -> dict:
        return {"zone": self.article.edition.time_zone}


class UpdateForm(TakingOver, _Timed):
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
                "Empty: for good. Otherwise readers lose it at this moment, on the"
                " clock of %(zone)s."
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
        self.fields["at"].initial = self.article.planned_at
        self.fields["at"].help_text = (
            _(
                "Empty: now. Otherwise readers get it from this moment, on the clock of"
                " %(zone)s."
            )
            % self.in_zone
        )

    def clean_along(self):
        """What is only advised for a language was looked at with it."""
        chosen = set(self.cleaned_data["along"])
        for each in self.languages:
            if str(each.article.pk) not in chosen:
                continue
            if each.reason:
                raise forms.ValidationError(f"{each.edition}: {each.reason}")
            seen = self.data.getlist(f"seen-{each.article.pk}")
            if set(seen) != set(each.marks):
                raise forms.ValidationError(
                    _("%(edition)s: what is found has changed. Look again.")
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
                    each.article.pk: Overriding(frozenset(each.marks))
                    for each in self.languages
                    if each.article.pk in along
                },
            }
        return given


class EmbargoForm(_Timed):
    until = MomentField(
        label=pgettext_lazy("moment", "until"),
        error_messages={"required": _("Write the moment until which it holds.")},
    )
    note = _note(_("note for the desk"), _("Who set it, and what was promised."))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["until"].initial = self.article.embargo_until
        self.fields["until"].help_text = _("On the clock of %(zone)s.") % self.in_zone


class LiftForm(VerbForm):
    note = _note(
        _("why it does not hold any more"),
        _("It is kept with the story. Readers never see it."),
        required=True,
    )


class StandsForm(VerbForm):
    note = _note(
        _("why it is right as it is"),
        _("It is kept with the story. Readers never see it."),
        required=True,
    )


class LookForm(VerbForm):
    note = _note(_("note for the desk"), _("Readers never see it."))


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
    note = _note(
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


class KillForm(VerbForm):
    """`along` lists the translations that readers have or will have. Each language has
    the note in its own words."""

    languages = forms.MultipleChoiceField(
        label=_("languages that are withdrawn with it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    public_note = _note(
        _("note that readers see"),
        _("Empty: the edition's own sentence. Name nobody whom it could endanger."),
    )
    note = _note(_("note for the desk"), _("Readers never see it."))

    def __init__(self, *args, along, **options):
        super().__init__(*args, **options)
        self.along = along
        self._in_words_of(self.article.edition, "public_note")
        languages = self.fields["languages"]
        languages.choices = [(str(each.pk), str(each.edition)) for each in along]
        languages.initial = [str(each.pk) for each in along]
        if not along:
            del self.fields["languages"]
        for each in along:
            self._ask_note_of(each)
        self.order_fields(["languages", "public_note", *map(_note_name, along)])

    def _ask_note_of(self, other):
        edition = other.edition
        name = _note_name(other)
        self.fields[name] = _note(
            _("note that readers of %(edition)s see") % {"edition": edition},
            _("Empty: “%(sentence)s”") % {"sentence": edition.withdrawn_sentence},
        )
        self._in_words_of(edition, name)

    def arguments(self):
        given = self.cleaned_data
        ticked = set(given.get("languages", []))
        return {
            "note": given["note"],
            "public_note": given["public_note"],
            "other_notes": {each.pk: given[_note_name(each)] for each in self.along},
            "keep_languages": {
                each.pk for each in self.along if str(each.pk) not in ticked
            },
        }


def _note_name(article) -> str:
    return f"public_note_{article.pk}"


FORMS = {
    "send_back": SendBackForm,
    "embargo": EmbargoForm,
    "lift_embargo": LiftForm,
    "publish": PublishForm,
    "approve_and_publish": PublishForm,
    "update": UpdateForm,
    "correct": CorrectForm,
    "kill": KillForm,
    "cancel": ReasonForm,
    "spike": ReasonForm,
    "restore": ReasonForm,
}
