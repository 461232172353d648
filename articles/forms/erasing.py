"""What a chief editor types to have something erased."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.body import storable
from articles.erasing.asking import works_of
from articles.models import Article, Erasure, Look
from media.models import Enclosure, Image
from people.models import Edition

MOST_WORDS, LONGEST, MOST_NUMBERS = 40, 200, 50
_NUMBER = re.compile(r"\d{1,18}")


class NumbersField(forms.CharField):
    """Numbers, or addresses of the desk in which they stand, by commas or blanks."""

    def __init__(self, **options):
        super().__init__(required=False, max_length=4_000, **options)

    def clean(self, value):
        text = super().clean(value)
        found = []
        for part in re.split(r"[\s,、，;]+", text):
            numbers = _NUMBER.findall(part)
            if part and not numbers:
                raise ValidationError(
                    _("“%(part)s” has no number."), params={"part": part[:60]}
                )
            found += [int(numbers[-1])] if numbers else []
        if len(found) > MOST_NUMBERS:
            raise ValidationError(
                _("At most %(most)s at once."), params={"most": MOST_NUMBERS}
            )
        return sorted(set(found))


class ErasureForm(forms.Form):
    words = forms.CharField(
        label=_("words to erase"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto", "spellcheck": "false"}),
        help_text=_(
            "One on each line: a name in every script and spelling in which it may"
            " stand, such as Mira Oren, 미라 오렌 and ミラ・オレン, and the family name"
            " alone where texts use it. Case, accents in parts, blanks and hyphens"
            " between parts of a name make no difference; what is added to a name in"
            " Korean or Japanese stays."
        ),
    )
    is_inside = forms.BooleanField(
        label=_("also inside of longer words"),
        required=False,
        help_text=_(
            "For Latin, Cyrillic and Greek: “Oren” then is found in “Orenburg”, too."
        ),
    )
    mode = forms.ChoiceField(
        label=_("what goes"),
        choices=Erasure.Mode,
        initial=Erasure.Mode.WORDS,
        widget=forms.RadioSelect,
    )
    stories = NumbersField(
        label=_("only in these stories"),
        help_text=_(
            "Numbers or addresses of their pages on the desk; each stands for all its"
            " languages. Empty: everywhere."
        ),
    )
    pictures = NumbersField(
        label=_("pictures"),
        help_text=_(
            "Numbers or addresses from the library. Their files go with all that is"
            " kept of them: originals, sealed files, captions in every language."
        ),
    )
    files = NumbersField(label=_("sound, video and documents"))

    def clean_words(self):
        lines = self.cleaned_data["words"].splitlines()
        words = [unicodedata.normalize("NFC", storable(each).strip()) for each in lines]
        words = list(dict.fromkeys(filter(None, words)))
        if len(words) > MOST_WORDS or any(len(each) > LONGEST for each in words):
            raise ValidationError(
                _("At most %(most)s lines of %(longest)s characters."),
                params={"most": MOST_WORDS, "longest": LONGEST},
            )
        for each in words:
            if sum(letter.isalnum() for letter in each) < 2:
                raise ValidationError(
                    _("“%(word)s” is too short: it stands in nearly every text."),
                    params={"word": each},
                )
        self._refuse_marks(words)
        return words

    def _refuse_marks(self, words):
        """What stands in the place of words cannot be erased."""
        marks = Edition.objects.values_list("removed_mark", flat=True)
        for each in words:
            if any(each.casefold() in mark.casefold() for mark in marks):
                raise ValidationError(
                    _("“%(word)s” is part of the mark that would take its place."),
                    params={"word": each},
                )

    def clean_stories(self):
        return works_of(self._known("stories", Article))

    def clean_pictures(self):
        """With those that took their place, or whose place they took."""
        numbers = self._known("pictures", Image)
        ends = Image.objects.filter(pk__in=numbers).values_list("replaced_by", "pk")
        ends = {newer or pk for newer, pk in ends}
        family = Image.objects.filter(replaced_by__in=ends).values_list("pk", flat=True)
        numbers = sorted(ends | set(family))
        if Look.objects.filter(logo__in=numbers).exists() or (
            Look.objects.filter(dark_logo__in=numbers).exists()
        ):
            raise ValidationError(
                _("One of them is the logo of an edition. Choose another logo first.")
            )
        return numbers

    def clean_files(self):
        return self._known("files", Enclosure)

    def _known(self, name, model) -> list[int]:
        numbers = self.cleaned_data[name]
        known = model.objects.filter(pk__in=numbers).values_list("pk", flat=True)
        if lost := sorted(set(numbers) - set(known)):
            sentence = ngettext(
                "There is none of number %(numbers)s.",
                "There are none of the numbers %(numbers)s.",
                len(lost),
            )
            raise ValidationError(
                sentence, params={"numbers": ", ".join(map(str, lost))}
            )
        return numbers

    def clean(self):
        given = super().clean()
        if self.errors:
            return given
        if given["mode"] == Erasure.Mode.STORIES:
            if not given["stories"]:
                raise ValidationError(_("Say which stories: those that go as a whole."))
            if given["words"]:
                raise ValidationError(
                    _("Either words, or whole stories. For both ask twice.")
                )
        elif not any(given[name] for name in ("words", "pictures", "files")):
            raise ValidationError(
                _("Say what shall be erased: words, pictures or files.")
            )
        return given
