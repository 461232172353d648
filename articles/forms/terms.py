"""What may be typed of a term, and a table of them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.glossary import pairs, table
from articles.glossary.folding import fold
from articles.models import Term


class TermForm(forms.ModelForm):
    class Meta:
        model = Term
        fields = [
            *("source_edition", "target_edition", "source", "target", "avoid"),
            *("kind", "note"),
        ]
        widgets = {
            "source": forms.TextInput(attrs={"dir": "auto"}),
            "target": forms.TextInput(attrs={"dir": "auto"}),
            "avoid": forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            "note": forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk and "source" in self.fields:
            source = self.instance.source_edition
            target = self.instance.target_edition
            self.fields["source"].widget.attrs["lang"] = source.language
            for name in ("target", "avoid"):
                self.fields[name].widget.attrs["lang"] = target.language

    def clean_source(self):
        return " ".join(self.cleaned_data["source"].split())

    def clean_target(self):
        return " ".join(self.cleaned_data["target"].split())

    def clean_avoid(self):
        return table.lines_of(self.cleaned_data["avoid"])

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        source, target = data["source"], data["target"]
        if found := table.problem_of(source, target, data["avoid"]):
            raise ValidationError(found[0].upper() + found[1:])
        self.instance.folded = fold(source)
        if self._other(data).exists():
            self.add_error(
                "source", _("This term is in the glossary of these editions already.")
            )
        return data

    def _other(self, data):
        """The page saves in the transaction in which it asks, so that of two people
        who add the same the second is told so."""
        pair = data["source_edition"], data["target_edition"]
        pairs.locked(pair[0].pk, pair[1].pk)
        there = Term.objects.filter(
            source_edition=pair[0],
            target_edition=pair[1],
            folded=self.instance.folded,
        )
        return there.exclude(pk=self.instance.pk)


class TableForm(forms.Form):
    """A table to take in. When it is valid, `table` is what was read, `text` its text
    to be sent again, and `pair` the two editions."""

    pair = forms.ChoiceField(label=_("editions"))
    file = forms.FileField(
        label=_("table (CSV)"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
    )
    text = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    table = guessed = None

    def __init__(self, *args, pairs, **options):
        super().__init__(*args, **options)
        self.pairs = {each.key: each for each in pairs}
        self.fields["pair"].choices = [(each.key, str(each)) for each in pairs]

    def clean(self):
        data = super().clean()
        try:
            text, self.guessed = self._text()
            self.table = table.read(text)
        except table.Unreadable as why:
            self.add_error("file", str(why))
            return data
        if self.table.problems:
            self.add_error("file", self.table.problems)
        data["text"] = text
        return data

    @property
    def chosen(self) -> pairs.Pair:
        return self.pairs[self.cleaned_data["pair"]]

    def _languages(self):
        pair = self.pairs.get(self.cleaned_data.get("pair"))
        return (pair.target.language, pair.source.language) if pair else ()

    def _text(self):
        file = self.cleaned_data.get("file")
        if file is None:
            if text := self.cleaned_data.get("text"):
                return text.replace("\r\n", "\n"), ""
            raise table.Unreadable(_("Choose a file."))
        if file.size > table.MOST_BYTES:
            raise table.Unreadable(
                _("The file is larger than %(most)s megabytes. Split it.")
                % {"most": table.MOST_BYTES // 1_000_000}
            )
        return table.decode(file.read(), self._languages())
