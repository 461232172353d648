"""What is asked before readers lose a story."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .verb import VerbForm, note_field


class KillForm(VerbForm):
    """`along` lists the translations that readers have or will have. Each language has
    the note in its own words."""

    languages = forms.MultipleChoiceField(
        label=_("languages that are withdrawn with it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    public_note = note_field(
        _("note that readers see"),
        _("Empty: the edition's own sentence. Name nobody whom it could endanger."),
    )
    note = note_field(_("note for the desk"), _("Readers never see it."))

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
        self.fields[name] = note_field(
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
