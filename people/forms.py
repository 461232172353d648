from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from people import spelling
from people.models import Edition, Person


class PersonForm(forms.ModelForm):
    somebody_else = forms.BooleanField(
        label=_("This is somebody else"),
        required=False,
        help_text=_("Tick it to add a person who is written like one we have."),
    )

    class Meta:
        model = Person
        fields = ["name", "slug", "kind", "email", "email_public", "somebody_else"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        cleaned = super().clean()
        name = cleaned.get("name", "")
        if name and not cleaned.get("slug"):
            cleaned["slug"] = self._free_slug(name)
        if name and not self.instance.pk and not cleaned.get("somebody_else"):
            self._warn_of_known(name)
        return cleaned

    def _warn_of_known(self, name):
        known = list(spelling.matching(name)[:5])
        if known:
            names = ", ".join(f"{person} ({person.slug})" for person in known)
            raise ValidationError(
                _(
                    "We have %(names)s already. Use that person, or tick “This is "
                    "somebody else”."
                ),
                params={"names": names},
            )

    def _free_slug(self, name):
        base = slugify(name, allow_unicode=True)[:180] or "person"
        others = Person.objects.exclude(pk=self.instance.pk)
        taken = set(others.filter(slug__startswith=base).values_list("slug", flat=True))
        numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
        return next(each for each in (base, *numbered) if each not in taken)


class EditionForm(forms.ModelForm):
    """The joiner keeps its blanks: “ and ” is more than a word."""

    class Meta:
        model = Edition
        fields = [
            *("code", "language", "direction", "time_zone", "name", "position"),
            *("masthead", "motto", "contact_email", "contact_sentence"),
            *("translator_line", "name_joiner", "image_credit", "reach_sentence"),
            *("withdrawn_sentence", "date_style", "imprint", "open_drafts"),
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "name_joiner" in self.fields:
            self.fields["name_joiner"].strip = False
