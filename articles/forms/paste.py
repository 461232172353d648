from django import forms
from django.utils.translation import gettext_lazy as _

from articles.body import storable
from articles.desk.headlines import with_known_headline
from articles.exchange import docx
from articles.exchange.decode import decode
from articles.exchange.refusal import Refusal
from articles.exchange.text import parse
from articles.models import Article
from articles.translation.originals import why_not_original
from people.chooser import is_id
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
        label=_("or a file: plain text or Word (.docx)"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".txt,.md,.docx,text/plain"}),
    )
    # Of the story that this one translates, where it comes to one that is here.
    original = forms.CharField(required=False, widget=forms.HiddenInput)
    parsed = None

    def __init__(self, *args, editions, user, **options):
        super().__init__(*args, **options)
        self.fields["edition"].queryset = editions
        self.user = user
        self.original_asked = self._original_asked()
        if self.original_asked and not self.is_bound:
            self._offer_languages(editions)

    def _offer_languages(self, editions):
        """Only editions that can have a translation of it, the first of them where
        another was meant."""
        there = self.original_asked.translations.values("edition")
        free = editions.exclude(pk=self.original_asked.edition_id)
        free = free.exclude(pk__in=there)
        self.fields["edition"].queryset = free
        named = self.initial.get("edition")
        if named not in [*free, *(str(each.pk) for each in free)]:
            self.initial["edition"] = free.first()

    def _original_asked(self):
        """The original that the address or the page names, if it is open to them."""
        number = str(self["original"].value() or "")
        if not is_id(number):
            return None
        offered = Article.objects.translatable_by(self.user)
        named = offered.select_related("original").filter(pk=int(number)).first()
        original = named and (named.original or named)
        stories = Article.objects.select_related("edition")
        return original and with_known_headline(stories, self.user).get(pk=original.pk)

    def clean_original(self):
        original = self.original_asked
        if self.cleaned_data["original"] and original is None:
            raise forms.ValidationError(
                _("That original is not there, or not open to you.")
            )
        return original

    def clean(self):
        data = super().clean()
        original, edition = data.get("original"), data.get("edition")
        if original and edition:
            reason = why_not_original(Article(edition=edition), original)
            if reason:
                self.add_error("edition", reason)
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
            data = file.read()
            is_word = docx.is_docx(data, file.name)
            text, remarks = (docx.text_of(data), []) if is_word else decode(data)
        else:
            text, remarks = self.cleaned_data.get("text") or "", []
        return storable(text.replace("\r\n", "\n").replace("\r", "\n")), remarks
