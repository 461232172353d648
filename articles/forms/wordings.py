"""A note for readers, in words of one's own or in the edition's standing ones."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Note

from .parts import Row, Rows, rows_of

# What is to be filled in where a standing wording is used.
PLACEHOLDER = re.compile(r"\{[^{}\n]{1,60}\}")
LONGEST_LABEL = 70


class NoteForm(Row):
    """A standing wording that was chosen is taken where no text was written: without
    JavaScript on saving; with it, wordings.js has filled the fields before."""

    in_edition = ("text",)

    standing = forms.ChoiceField(
        label=_("standing wording"),
        required=False,
        error_messages={
            "invalid_choice": _("That wording is gone. Choose another, or write one.")
        },
    )
    kind = forms.ChoiceField(
        label=_("kind"), choices=Note.Kind.choices, initial=Note.Kind.EDITORS_NOTE
    )
    place = forms.ChoiceField(
        label=_("place"), choices=Note.Place.choices, initial=Note.Place.BELOW
    )
    text = forms.CharField(
        label=_("text"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, standing, **options):
        super().__init__(*args, **options)
        self.wordings = {str(each.pk): each for each in standing}
        if not standing:
            del self.fields["standing"]
            return
        self.fields["standing"].choices = [
            ("", _("none: in words of its own")),
            *((str(each.pk), _label(each)) for each in standing),
        ]

    def clean(self):
        data = super().clean()
        wording = self.wordings.get(data.get("standing") or "")
        if wording and not data.get("text"):
            self._take(wording)
        if "text" in self.errors:
            return data
        if not data.get("text"):
            self.add_error("text", _("Write the note, or tick Remove."))
        elif left := PLACEHOLDER.search(data["text"]):
            self.add_error(
                "text",
                _("Write what belongs in the place of “%(words)s”.")
                % {"words": left[0]},
            )
        return data

    def _take(self, wording):
        """Also into what is shown again, where something else has to be put right."""
        self.data = self.data.copy()
        for name in ("kind", "place", "text"):
            value = getattr(wording, name)
            self.cleaned_data[name] = self.data[self.add_prefix(name)] = value


def _label(wording) -> str:
    text = " ".join(wording.text.split())
    cut = text if len(text) <= LONGEST_LABEL else f"{text[:LONGEST_LABEL]}…"
    return f"{cut} ({wording.get_kind_display()})"


class Notes(Rows):
    def __init__(self, *args, article, **options):
        super().__init__(*args, article=article, **options)
        self.standing = list(article.edition.standing_notes.all())
        self.form_kwargs["standing"] = self.standing

    @property
    def what_blank_rows_show(self):
        offered = [(each.pk, each.kind, each.text) for each in self.standing]
        return (*super().what_blank_rows_show, *offered)

    @property
    def wordings(self) -> dict:
        """For the page: what each standing wording fills in."""
        return {
            each.pk: {"kind": each.kind, "place": each.place, "text": each.text}
            for each in self.standing
        }


NoteForms = rows_of(NoteForm, Notes, 1)
