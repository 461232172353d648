"""The words of pictures that were given, confirmed by a person: nothing that a file
said goes anywhere before."""

import hashlib

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from media import changes
from media.fields import alt_field, credit_field, decorative_field
from media.models import Caption, Image
from media.tongues import fits
from people.chooser import is_id
from people.models import Edition
from people.roles import editions_where

CAPTION = ("text", "alt", "decorative", "credit")
# Some twelve fields each: a form may send 4,000. The page stops at fewer.
MOST = 300


def editions_for(user):
    """Those in which `user` may write the words of pictures."""
    ids = editions_where(user, "pictures")
    return Edition.objects.all() if ids is None else Edition.objects.filter(pk__in=ids)


class PictureForm(forms.ModelForm):
    """One picture with its words in one edition. `seen` stands for the words that the
    edition had when the form was made, so that others' are not lost unseen."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("caption"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    alt = alt_field(max_length=5000)
    decorative = decorative_field()
    credit = credit_field()

    class Meta:
        model = Image
        fields = ["name", "source", "licence", "place", "taken_on"]
        widgets = {
            "licence": forms.Textarea(attrs={"rows": 2}),
            "taken_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }

    field_order = ["text", "alt", "decorative", "credit", "name", "source"]

    def __init__(self, data=None, *, image, edition, told=None, is_new=False):
        self.edition, self.told, self.is_new = edition, told, is_new
        kept = caption_of(image, edition)
        self.has_kept = kept is not None
        said = words_of_file(told)
        self.other_words = "" if kept or fits(said["text"], edition) else said["text"]
        initial = _of_caption(kept) if kept else fitting(said, edition)
        initial |= _of_image(image, told, is_new) | {"seen": mark_of(kept)}
        super().__init__(
            data, instance=image, initial=initial, prefix=f"picture{image.pk}"
        )
        if edition:
            for name in ("text", "alt", "credit"):
                shown = {"lang": edition.language, "dir": edition.direction}
                self.fields[name].widget.attrs |= shown

    @property
    def is_written(self):
        return any(self.cleaned_data[name] for name in CAPTION)

    def is_overtaken(self, kept) -> bool:
        """Whether others wrote other words since this form was made."""
        if not kept or self.cleaned_data["seen"] == mark_of(kept):
            return False
        return any(getattr(kept, name) != self.cleaned_data[name] for name in CAPTION)

    def ask_again(self, kept):
        self.add_error(
            "text",
            _(
                "There are words in this edition already: “%(words)s”. Save again to "
                "put yours in their place."
            )
            % {"words": " · ".join(filter(None, kept.words))},
        )
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = mark_of(kept)


def caption_of(image, edition) -> Caption | None:
    return edition and Caption.objects.filter(image=image, edition=edition).first()


def mark_of(caption) -> str:
    if not caption:
        return ""
    words = "\0".join(str(getattr(caption, name)) for name in CAPTION)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _of_caption(caption):
    return {name: getattr(caption, name) for name in CAPTION}


def words_of_file(told) -> dict:
    if not told:
        return {"text": "", "credit": ""}
    text = told.words.get("caption") or told.words.get("headline", "")
    return {"text": text, "credit": told.credit}


def fitting(said, edition) -> dict:
    """Of the words of a file those that may be the edition's: nobody is offered Korean
    for an English caption."""
    return {name: text if fits(text, edition) else "" for name, text in said.items()}


def _of_image(image, told, is_new):
    """What the file says, where nobody said anything before."""
    if not told:
        return {}
    said = {
        "place": told.words.get("place", ""),
        "taken_on": told.taken_on,
        "licence": told.words.get("copyright", ""),
    }
    found = {name: text for name, text in said.items() if not getattr(image, name)}
    if is_new and (headline := told.words.get("headline")):
        found["name"] = headline[:200]
    return found


def confirmed(sent, edition, user) -> tuple[list[PictureForm], list[str]]:
    """Save what was sent for the pictures that it names, or nothing where something is
    wrong: then a form has an error. Returns the forms and what to tell of stories."""
    forms_sent = forms_of(sent, edition)
    if not all([each.is_valid() for each in forms_sent]):
        return forms_sent, []
    with transaction.atomic():
        told = _save(forms_sent, edition, user)
    return forms_sent, told


def forms_of(sent, edition) -> list[PictureForm]:
    """`sent` names its pictures by their numbers, as `picture`."""
    numbers = [int(each) for each in sent.getlist("picture") if is_id(each)]
    images = Image.objects.prefetch_related("renditions").in_bulk(numbers[:MOST])
    return [
        PictureForm(sent, image=images[number], edition=edition)
        for number in dict.fromkeys(numbers)
        if number in images
    ]


def _save(forms_sent, edition, user):
    images = {each.instance.pk: each for each in forms_sent}
    list(
        Image.objects.select_for_update(no_key=True)
        .filter(pk__in=images)
        .order_by("pk")
    )
    kept = {pk: caption_of(each.instance, edition) for pk, each in images.items()}
    overtaken = [pk for pk, each in images.items() if each.is_overtaken(kept[pk])]
    for pk in overtaken:
        images[pk].ask_again(kept[pk])
    if overtaken:
        return []
    told = []
    for pk, form in images.items():
        form.instance.save(update_fields=form.Meta.fields)
        if put_words(form.instance, edition, form.cleaned_data, kept[pk]):
            told += changes.tell(form.instance, user)
    return list(dict.fromkeys(told))


def put_words(image, edition, words, kept=None) -> bool:
    """Whether the picture's words in the edition changed by this."""
    if not kept and not any(words.get(name) for name in CAPTION):
        return False
    caption = kept or Caption(image=image, edition=edition)
    before = mark_of(kept)
    for name in CAPTION:
        if name in words:
            setattr(caption, name, words[name])
    if mark_of(caption) == before:
        return False
    caption.save()
    return True
