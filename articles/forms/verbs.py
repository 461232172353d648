"""What a verb asks before it is done; `arguments()` is what the workflow gets."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles import workflow
from articles.mistakes import open_mistakes
from articles.models import Correction, Note
from articles.printing import embargo_on

from .fields import MomentField


def _note(label, help_text="", required=False, missing=None):
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": missing or _("Write the note first.")},
    )


class VerbForm(forms.Form):
    """A verb that asks nothing; the ones below ask more."""

    def __init__(self, *args, article, **options):
        super().__init__(*args, **options)
        self.article = article

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


class UpdateForm(_Timed):
    until = MomentField(label=pgettext_lazy("moment", "until"), required=False)

    def __init__(self, *args, ends=None, **options):
        super().__init__(*args, **options)
        self.fields["until"].initial = ends
        self.fields["until"].help_text = (
            _(
                "Empty: for good. Otherwise the whole story goes from readers at this"
                " moment, on the clock of %(zone)s."
            )
            % self.in_zone
        )


class PublishForm(UpdateForm):
    at = MomentField(label=pgettext_lazy("moment", "from"), required=False)
    field_order = ["at", "until"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["at"].initial = self._first_moment()
        self.fields["at"].help_text = (
            _(
                "Empty: now. Otherwise readers get it from this moment, on the clock of"
                " %(zone)s."
            )
            % self.in_zone
        )

    def _first_moment(self):
        """The planned one, and not before the end of an embargo."""
        planned = self.article.planned_at
        held_by = embargo_on(self.article, workflow.clock())
        if held_by and (planned is None or planned < held_by.embargo_until):
            return _whole_minute(held_by.embargo_until)
        return planned


def _whole_minute(at):
    """As it can be typed, and not before `at`."""
    whole = at.replace(second=0, microsecond=0)
    return whole if whole == at else whole + timedelta(minutes=1)


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


class LookForm(VerbForm):
    note = _note(_("note for the desk"), _("Readers never see it."))


class CorrectForm(UpdateForm):
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
    field_order = ["kind", "place", "note", "settling", "until"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        mistakes = open_mistakes(self.article)
        self.fields["settling"].choices = [(each.pk, each.text) for each in mistakes]
        if not mistakes:
            del self.fields["settling"]
        self._in_words_of(self.article.edition, "note")


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
    "reschedule": PublishForm,
    "update": UpdateForm,
    "correct": CorrectForm,
    "kill": KillForm,
    "cancel": ReasonForm,
    "spike": ReasonForm,
    "restore": ReasonForm,
}
