"""What may be typed of an edition's checks before print."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from people import words
from people.checks import CHECKS, CHOSEN_KEYS, Level, level_of
from people.models import Edition

LIMITS = {"headline_most": (10, 300), "deck_most": (20, 2000)}


def _level(key, help_text=""):
    return forms.ChoiceField(
        label=CHECKS[key].label,
        choices=Level.choices,
        required=False,
        help_text=help_text,
    )


class EditionChecksForm(forms.ModelForm):
    """The fields of `Edition.checks`, one a check, with the numbers and the words."""

    check_headline_length = _level("headline_length")
    check_deck = _level("deck")
    check_deck_length = _level("deck_length")
    check_dateline = _level("dateline")
    check_caption = _level("caption")
    check_translator = _level("translator", _("In translations."))
    check_topics = _level("topics")
    check_links = _level(
        "links",
        _("If required, a site that turns programs away stops every story with it."),
    )
    check_words = _level("words")
    check_glossary = _level("glossary", _("In translations."))
    check_names = _level("names", _("In translations."))
    check_numbers = _level("numbers", _("In translations."))

    class Meta:
        model = Edition
        fields = ["headline_most", "deck_most", "sensitive_words"]
        labels = {
            "headline_most": _("Most characters of a headline"),
            "deck_most": _("Most characters of a deck"),
            "sensitive_words": _("List of sensitive words"),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for key in CHOSEN_KEYS:
            self.initial.setdefault(f"check_{key}", level_of(self.instance, key))
        for name, (least, most) in LIMITS.items():
            if name in self.fields:
                self._limit(name, least, most)
        if "sensitive_words" in self.fields:
            self.fields["sensitive_words"].widget.attrs |= {
                "lang": self.instance.language,
                "dir": "auto",
                "rows": 8,
            }

    def _limit(self, name, least, most):
        sentence = _("Write a number from %(least)s to %(most)s.") % {
            "least": least,
            "most": most,
        }
        field = self.fields[name]
        field.validators = [
            MinValueValidator(least, sentence),
            MaxValueValidator(most, sentence),
        ]
        field.error_messages |= {"required": sentence, "invalid": sentence}
        # The browser's own sentence would be another, and in another language.
        field.widget.attrs |= {"min": least, "max": most}

    def clean_sensitive_words(self):
        text = self.cleaned_data["sensitive_words"]
        if found := words.problems(text):
            raise ValidationError(found[:10])
        return text

    def clean(self):
        cleaned = super().clean()
        chosen = {key: cleaned.get(f"check_{key}") for key in CHOSEN_KEYS}
        # Only what is not the usual is kept: a better usual level reaches everybody.
        # What the form did not send stays as it was.
        self.instance.checks = {
            **{k: v for k, v in self.instance.checks.items() if not chosen.get(k)},
            **{k: v for k, v in chosen.items() if v and v != CHECKS[k].usual},
        }
        return cleaned
