"""What a correction asks about the other languages of the story.

`WithTranslations` asks an original's corrector what readers of each translation get
meanwhile; `WithOriginal` asks a translation's whether the original is wrong as well.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from articles.desk.elsewhere import original_of, translations_of
from articles.translation.duties import open_duties, seems_taken_over

KEEP, HIDE, WITHDRAW = "keep", "hide", "withdraw"
HERE, ORIGINAL = "here", "original"
WHOLE = "all"


class WithTranslations(forms.Form):
    def ask_of_translations(self):
        self.elsewhere = translations_of(self.article)
        for each in self.elsewhere:
            self._ask_of(each)

    def _ask_of(self, each):
        choices = [(KEEP, _("keep it, with the line that the original was corrected"))]
        if each.paragraphs:
            choices.append((HIDE, _("hide paragraphs behind that line")))
        choices.append((WITHDRAW, _("withdraw it until it is up to date")))
        self._add(
            f"language_{each.article_id}",
            forms.ChoiceField(
                choices=choices,
                initial=KEEP,
                required=False,
                widget=forms.RadioSelect,
            ),
        )
        if each.paragraphs:
            self._add(
                f"hidden_{each.article_id}",
                forms.MultipleChoiceField(
                    choices=list(each.paragraphs.items()),
                    initial=each.suggested,
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                ),
            )

    def _add(self, name, field):
        self.fields[name] = field
        self.apart.append(name)

    @property
    def languages(self) -> list[dict]:
        return [
            {
                "of": each,
                "choice": self[f"language_{each.article_id}"],
                "hidden": self[f"hidden_{each.article_id}"]
                if each.paragraphs
                else None,
            }
            for each in self.elsewhere
        ]

    def check_translations(self, data):
        for each in self.elsewhere:
            name = f"hidden_{each.article_id}"
            hides = data.get(f"language_{each.article_id}") == HIDE
            if hides and not data.get(name) and name not in self.errors:
                sentence = _("Choose the paragraphs that readers shall not get.")
                self.add_error(name, ValidationError(sentence))

    def take_translations(self, given) -> dict:
        """Their answers out of `given`, as the workflow wants them."""
        hiding, withdrawing = {}, []
        for each in self.elsewhere:
            choice = given.pop(f"language_{each.article_id}")
            hidden = given.pop(f"hidden_{each.article_id}", [])
            if choice == HIDE:
                hiding[each.article_id] = hidden
            elif choice == WITHDRAW:
                withdrawing.append(each.article_id)
        return {"hiding": hiding, "withdrawing": withdrawing}


class WithOriginal(forms.Form):
    def ask_of_original(self):
        self.original = original_of(self.article)
        if not self.original:
            return
        self.fields["where"] = forms.ChoiceField(
            choices=[
                (HERE, _("in this language only")),
                (ORIGINAL, _("in the original too: tell its editors")),
            ],
            initial=HERE,
            required=False,
            widget=forms.RadioSelect,
        )
        language = self.original.edition
        self.fields["sentence"] = forms.ChoiceField(
            label=_("in which sentence of the original"),
            choices=[("", _("not one sentence")), *_sentences(self.original)],
            initial=next((f"{key}:{WHOLE}" for key in self.original.suggested), ""),
            required=False,
            widget=forms.Select(
                attrs={"lang": language.language, "dir": language.direction}
            ),
        )
        self.apart += ["where", "sentence"]

    def take_original(self, given) -> dict:
        where, chosen = given.pop("where", HERE), given.pop("sentence", "")
        if where != ORIGINAL:
            return {}
        return {"wrong_in_original": self._marked(chosen)}

    def _marked(self, chosen) -> str:
        key, _colon, number = chosen.partition(":")
        if number in ("", WHOLE):
            return self.original.paragraphs.get(key, "")
        return dict(self.original.sentences)[key][int(number)]


def _sentences(original):
    for number, (key, sentences) in enumerate(original.sentences, 1):
        label = pgettext("of the original", "Paragraph %(number)s") % {"number": number}
        whole = (f"{key}:{WHOLE}", gettext("the whole paragraph %(number)s"))
        options = [(whole[0], whole[1] % {"number": number})]
        options += [(f"{key}:{at}", text) for at, text in enumerate(sentences)]
        yield label, options


class TakingOver(forms.Form):
    """Corrections of the original that a translation takes over with this."""

    def ask_what_it_takes_over(self, chosen=()):
        """Ticked at first are the `chosen` ones, and those that it seems to take over
        already."""
        duties = list(open_duties(self.article))
        if not duties:
            return
        self.fields["taking_over"] = forms.TypedMultipleChoiceField(
            label=_("corrections of the original that this takes over"),
            help_text=_("Until then readers see that the original was corrected."),
            choices=[(each.pk, _taken(each, self.article.edition)) for each in duties],
            coerce=int,
            required=False,
            initial=[
                each.pk
                for each in duties
                if each.pk in chosen or seems_taken_over(each)
            ],
            widget=forms.CheckboxSelectMultiple,
        )


def _taken(duty, edition):
    at = duty.correction.at.astimezone(edition.zone)
    return gettext("takes over the correction of %(date)s: %(words)s") % {
        "date": f"{at:%Y-%m-%d %H:%M}",
        "words": duty.correction.text,
    }
