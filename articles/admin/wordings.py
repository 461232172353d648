from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from articles.admin.of_editions import OfEditionsAdmin
from articles.forms.wordings import PLACEHOLDER
from articles.models import StandingNote


class StandingNoteForm(forms.ModelForm):
    class Meta:
        model = StandingNote
        fields = ["edition", "kind", "place", "text", "position"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "text": _(
                "In the edition’s language. What differs from story to story stands in"
                " braces: {name}. Whoever uses it is asked to fill that in."
            ),
            "position": _("They are offered in this order."),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            edition = self.instance.edition
            written = {"lang": edition.language, "dir": edition.direction}
            self.fields["text"].widget.attrs |= written

    def clean_text(self):
        text = self.cleaned_data["text"]
        rest = PLACEHOLDER.sub("", text)
        if "{" in rest or "}" in rest:
            raise ValidationError(
                _("Write a word between each pair of braces, as in {name}.")
            )
        return text


@admin.register(StandingNote)
class StandingNoteAdmin(OfEditionsAdmin):
    """What an edition always writes in the same words, for notes under its stories."""

    change_right = "wordings"
    form = StandingNoteForm
    list_display = ["shown_text", "kind", "place", "edition", "position"]
    list_select_related = ["edition"]
    search_fields = ["text"]
    sortable_by = []

    @admin.display(description=_("text"))
    def shown_text(self, note):
        shown = {"text": note.text, "edition": note.edition}
        return render_to_string("admin/articles/standingnote/_text.html", shown)
