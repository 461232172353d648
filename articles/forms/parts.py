"""What may be typed of a story's parts: one row each, and the rows together.

The rows that come back are the whole truth: what is not among them is not part of
the story any more. `kept` gives the ones that hold something and stay.
"""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.models import Byline, Figure
from media.fields import alt_field, credit_field, decorative_field
from media.likeness import alike_if_new
from media.models import Image
from media.models.caption import EITHER_OR
from media.rights import asks_source
from media.sending import ACCEPTED
from people.chooser import Chooser, is_id
from people.models import Person
from people.roles import may

from .fields import without_cut

MOST_ROWS = 200


class Row(forms.Form):
    def __init__(self, *args, article, user, **options):
        super().__init__(*args, **options)
        self.article, self.user = article, user
        edition = article.edition
        for name in self.in_edition:
            self.fields[name].widget.attrs |= {
                "lang": edition.language,
                "dir": edition.direction,
            }
        without_cut(self)

    in_edition = ()


class Rows(forms.BaseFormSet):
    def __init__(self, *args, article, user, **options):
        options["form_kwargs"] = {"article": article, "user": user}
        super().__init__(*args, **options)
        if self.is_bound and self.initial:
            # A blank row that was sent is not compared with a row that was saved since.
            self.initial = self.initial[: self.initial_form_count()]

    @cached_property
    def empty_form(self):
        """Made once: a page asks several things of it."""
        return super().empty_form

    @property
    def what_blank_rows_show(self) -> tuple:
        """All that they depend on beside the language of the desk."""
        edition = self.form_kwargs["article"].edition
        fields = tuple(self.empty_form.fields)
        return (self.prefix, edition.language, edition.direction, *fields)

    @property
    def kept(self) -> list[dict]:
        """The cleaned rows that stay, in order; call it when the rows are valid."""
        return [row.cleaned_data for row in self.forms if self.stays(row)]

    def stays(self, row) -> bool:
        known = row in self.initial_forms
        return (known or row.has_changed()) and not self._should_delete_form(row)


class CreditForm(Row):
    person = forms.ModelChoiceField(
        label=_("person"),
        queryset=Person.objects.all(),
        error_messages={"required": _("Choose a person, or tick Remove.")},
    )
    role = forms.ChoiceField(
        label=_("role"), choices=Byline.Role.choices, initial=Byline.Role.REPORTER
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        field = Byline._meta.get_field("person")
        self.fields["person"].widget = RelatedFieldWidgetWrapper(
            Chooser(field, admin.site),
            field.remote_field,
            admin.site,
            can_add_related=may(self.user, "people", self.article.edition),
            can_change_related=False,
            can_delete_related=False,
        )
        self.fields["person"].widget.choices = self.fields["person"].choices


class Credits(Rows):
    @property
    def what_blank_rows_show(self):
        chooser = self.empty_form.fields["person"].widget
        return (*super().what_blank_rows_show, chooser.can_add_related)

    def show_people(self):
        """Read who is chosen in any row at once."""
        chosen = [str(row["person"].value() or "") for row in self.forms]
        people = Person.objects.in_bulk([int(pk) for pk in chosen if is_id(pk)])
        for row in self.forms:
            row.fields["person"].widget.widget.known = people

    @property
    def kept(self):
        """In the order of their numbers; a row without one comes last."""
        return sorted(super().kept, key=lambda row: row.get("ORDER") or 10_000)

    def clean(self):
        seen = set()
        for row in self.forms:
            if not (row.is_valid() and self.stays(row)):
                continue
            key = (row.cleaned_data["person"].pk, row.cleaned_data["role"])
            if key in seen:
                row.add_error("person", _("This person is credited so already."))
            seen.add(key)


class FigureForm(Row):
    in_edition = ("caption", "alt", "credit")

    block = forms.CharField(required=False, widget=forms.HiddenInput)
    image = forms.ModelChoiceField(
        label=_("picture"),
        required=False,
        queryset=Image.objects.all(),
        error_messages={"invalid_choice": _("That picture is gone. Choose another.")},
    )
    upload = forms.FileField(
        label=_("or a new file"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "JPEG, PNG, WebP, HEIC or AVIF, up to 40 MB and 50 megapixels. Where and"
            " how it was taken is removed."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    source = forms.ChoiceField(
        label=_("where it is from"),
        required=False,
        choices=[("", _("not said yet")), *Image.Source.choices],
    )
    file_name = forms.CharField(required=False, widget=forms.HiddenInput)
    caption = forms.CharField(
        label=_("caption"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    alt = alt_field()
    decorative = decorative_field()
    credit = credit_field()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["image"].widget = Chooser(
            Figure._meta.get_field("image"), admin.site
        )
        self.fields["image"].widget.choices = self.fields["image"].choices
        if not may(self.user, "pictures", self.article.edition):
            del self.fields["upload"]
            if not may(self.user, "library"):
                del self.fields["source"]

    def show_words_of(self, image):
        captions = image.captions.all() if image else []
        edition = self.article.edition_id
        words = next((each for each in captions if each.edition_id == edition), None)
        if words:
            for field, text in words.shown.items():
                self.fields[field].widget.attrs["placeholder"] = text

    def clean_decorative(self):
        decorative = self.cleaned_data["decorative"]
        if decorative and self.cleaned_data.get("alt"):
            raise forms.ValidationError(EITHER_OR)
        return decorative


class Figures(Rows):
    """`refused` maps a row's number to the sentence why its file was not taken."""

    def __init__(self, *args, refused=None, **options):
        super().__init__(*args, **options)
        self.refused = refused or {}

    def clean(self):
        for number, row in enumerate(self.forms):
            if sentence := self.refused.get(number):
                row.add_error("upload", sentence)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.number = None if index is None else index + 1

    def show_pictures(self):
        """Give each row the picture that is chosen in it, as `chosen`, and show its
        words in the edition where they serve: in fields that are left empty."""
        chosen = {row: str(row["image"].value() or "") for row in self.forms}
        self.images = Image.objects.prefetch_related("renditions", "captions").in_bulk(
            [int(value) for value in chosen.values() if is_id(value)]
        )
        for row, value in chosen.items():
            row.chosen = self.images.get(int(value)) if is_id(value) else None
            row.fields["image"].widget.known = self.images
            row.show_words_of(row.chosen)
            if row.chosen:
                row.asks_source = asks_source(row.user, row.chosen, timezone.now())
                page = reverse("admin:media_image_change", args=[row.chosen.pk])
                row.library = f"{page}#captions-group"
                row.alike = alike_if_new(row.chosen)

    @property
    def rows(self) -> list[dict]:
        """Every row, also blank and removed ones: the text numbers them all."""
        return [
            {
                "block": "",
                **row.cleaned_data,
                "filled": row.has_changed(),
                "removed": self._should_delete_form(row),
            }
            for row in self.forms
        ]


def rows_of(form, formset, blank, **options):
    return forms.formset_factory(
        form,
        formset=formset,
        extra=blank,
        can_delete=True,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS,
        **options,
    )


CreditForms = rows_of(CreditForm, Credits, 1, can_order=True)
FigureForms = rows_of(FigureForm, Figures, 1)
