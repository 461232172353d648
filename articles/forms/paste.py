from django import forms
from django.utils.translation import gettext_lazy as _

from articles.body import storable
from articles.exchange.decode import decode
from articles.exchange.refusal import Refusal
from articles.exchange.text import parse
from people.models import Edition


class PasteForm(forms.Form):
    """A story as it was sent in: pasted, or as a file of plain text.

    When it is valid, `cleaned_data["text"]` is what was read and `parsed` what was
    understood of it.
    """

    edition = forms.ModelChoiceField(
        label=_("edition"), queryset=Edition.objects.none(), empty_label=None
    )
    text = forms.CharField(
        label=_("the story"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 22, "class": "story-body", "dir": "auto"}),
    )
    file = forms.FileField(
        label=_("or a file of plain text"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".txt,.md,text/plain"}),
    )
    parsed = None

    def __init__(self, *args, editions, **options):
        super().__init__(*args, **options)
        self.fields["edition"].queryset = editions

    def clean(self):
        data = super().clean()
        try:
            text, remarks = self._read()
            parsed = parse(text)
        except Refusal as refusal:
            self.add_error("file" if self.files.get("file") else "text", str(refusal))
            return data
        parsed.unsure[:0] = remarks
        self.parsed = parsed
        data["text"] = text
        return data

    def _read(self):
        """The text with the newlines of a file, and what is to be said of it."""
        if file := self.cleaned_data.get("file"):
            text, remarks = decode(file.read())
        else:
            text, remarks = self.cleaned_data.get("text") or "", []
        return storable(text.replace("\r\n", "\n").replace("\r", "\n")), remarks
