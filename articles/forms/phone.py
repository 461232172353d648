"""What a person types on a phone for a picture: what it shows and who made it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from media.confirming import caption_of, fitting, words_of_file
from media.models import Image
from media.sending import ACCEPTED
from people.chooser import is_id

MOST = 100


class PhoneForm(forms.Form):
    """One picture. Blank fields hold what the library, or else the file, has."""

    text = forms.CharField(
        label=_("What it shows"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    credit = forms.CharField(label=_("Who made it"), required=False, max_length=300)

    def __init__(self, data=None, *, image, article, told=None, typed=None):
        self.image, self.told = image, told
        kept = caption_of(image, article.edition)
        known = {"text": kept.text, "credit": kept.credit} if kept else {}
        known = known or fitting(words_of_file(told), article.edition)
        written = {name: text for name, text in (typed or {}).items() if text}
        super().__init__(data, initial=known | written, prefix=f"picture{image.pk}")
        _in_edition(self, article.edition)


class PhoneFileForm(forms.Form):
    """The same with the file itself, for a phone that runs no scripts."""

    file = forms.FileField(
        label=_("Take or choose a picture"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    text = PhoneForm.base_fields["text"]
    credit = PhoneForm.base_fields["credit"]

    def __init__(self, *args, article, **options):
        super().__init__(*args, **options)
        _in_edition(self, article.edition)


def _in_edition(form, edition):
    shown = {"lang": edition.language, "dir": edition.direction}
    for name in ("text", "credit"):
        form.fields[name].widget.attrs |= shown


def phone_forms(sent, article) -> list[PhoneForm]:
    """One for each picture that was sent, in their order."""
    numbers = [each for each in sent.getlist("picture") if is_id(each)]
    images = Image.objects.prefetch_related("renditions").in_bulk(
        [int(each) for each in numbers[:MOST]]
    )
    ordered = [
        images[int(each)]
        for each in dict.fromkeys(numbers[:MOST])
        if int(each) in images
    ]
    return [PhoneForm(sent, image=image, article=article) for image in ordered]
