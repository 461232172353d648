"""What may be typed of people, editions and sign-ins."""

import re
from zoneinfo import available_timezones

from django import forms
from django.contrib.auth.forms import AdminPasswordChangeForm, UserCreationForm
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from people import spelling
from people.edition_checks import EditionChecksForm
from people.forms_ways import WaysForm
from people.models import Edition, Person, Profile, User

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PROFILE_NAMES = re.compile(r"profiles-\d+-(name|reading|other_spellings)")
_PLACEHOLDERS = re.compile(r"\{(?:email|names|credit)\}")
_WORDINGS = {
    "contact_sentence",
    "reach_sentence",
    "translator_line",
    "image_credit",
}


class PersonForm(forms.ModelForm):
    """`same_people` are those whom the name may mean already, after a refusal."""

    somebody_else = forms.BooleanField(
        label=_("This is somebody else"), required=False, widget=forms.HiddenInput
    )

    class Meta:
        model = Person
        fields = ["name", "somebody_else", "kind", "email", "email_public", "slug"]
        help_texts = {
            "email": _("For the desk only, unless it is shown to readers."),
            "slug": _("Last part of the address. Made from the name when empty."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.same_people = []
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        cleaned = super().clean()
        name = cleaned.get("name", "")
        if name and not cleaned.get("slug") and "slug" not in self.errors:
            cleaned["slug"] = free_slug(name, self.instance)
        if name and "name" in self.changed_data:
            self._warn_of_the_same()
        if cleaned.get("email_public") and not cleaned.get("email"):
            self.add_error("email", _("Write the e-mail that readers shall see."))
        return cleaned

    def _warn_of_the_same(self):
        others = spelling.alike(self._names()).exclude(pk=self.instance.pk)
        self.same_people = list(others.prefetch_related("profiles")[:10])
        if not self.same_people:
            return
        self.fields["somebody_else"].widget = forms.CheckboxInput()
        if not self.cleaned_data.get("somebody_else"):
            self.add_error(
                "somebody_else",
                _("Somebody of that name is here already. Tick this if it is another."),
            )

    def _names(self):
        """The name, and how the editions' profiles on the same page write it."""
        yield self.cleaned_data["name"]
        for field, value in self.data.items():
            if _PROFILE_NAMES.fullmatch(field):
                yield from value.splitlines()


def free_slug(name, person) -> str:
    """An address from the name that nobody else has."""
    base = slugify(name, allow_unicode=True)[:180] or "person"
    others = Person.objects.exclude(pk=person.pk).filter(slug__startswith=base)
    taken = set(others.values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(each for each in (base, *numbered) if each not in taken)


class ProfileForm(forms.ModelForm):
    class Meta:
        model = Profile
        fields = [
            *("edition", "name", "family", "reading", "title", "bio"),
            "other_spellings",
        ]
        widgets = {
            "other_spellings": forms.Textarea(attrs={"rows": 2}),
            "bio": forms.Textarea(attrs={"rows": 4}),
        }

    def clean(self):
        cleaned = super().clean()
        family, name = cleaned.get("family"), cleaned.get("name", "")
        if family and family not in name:
            self.add_error(
                "family", _("Write the part of the name as it stands in the name.")
            )
        return cleaned


class EditionForm(WaysForm, EditionChecksForm):
    class Meta(EditionChecksForm.Meta):
        model = Edition
        fields = [
            *EditionChecksForm.Meta.fields,
            *("name", "masthead", "motto", "code", "language", "direction"),
            *("time_zone", "date_style", "position", "open_drafts"),
            *("contact_email", "contact_sentence", "reach_sentence"),
            *("translator_line", "name_joiner", "image_credit"),
            *("withdrawn_sentence", "removed_mark", "imprint"),
            *("developing_mark", "developing_sentence", "breaking_mark"),
            *("other_addresses", "safe_contact", "page_order"),
        ]
        help_texts = {
            "masthead": _("What the paper is called in this language."),
            "name_joiner": _("With its blanks: “ and ” is more than a word."),
            "translator_line": _("As it closes a story: Translated by {names}"),
            "image_credit": _("As it stands under a picture: Image: {credit}"),
            "contact_sentence": _("Closes every story while there is an address."),
            "position": _("Editions stand in this order; the first is the front."),
        }
        widgets = {
            "time_zone": forms.Select,
            "imprint": forms.Textarea(attrs={"rows": 4}),
            "other_addresses": forms.Textarea(attrs={"rows": 4}),
            "safe_contact": forms.Textarea(attrs={"rows": 4}),
            "page_order": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # " and " and "、" are both right, so nothing is cut off.
        self.fields["name_joiner"].strip = False
        zones = sorted({*available_timezones(), self.instance.time_zone})
        self.fields["time_zone"].widget.choices = [(zone, zone) for zone in zones]

    def clean_language(self):
        tag = self.cleaned_data["language"]
        if not _LANGUAGE_TAG.fullmatch(tag):
            raise ValidationError(
                _("“%(tag)s” is no language tag. Write it as en, ko or zh-Hans."),
                params={"tag": tag},
            )
        return tag

    def clean(self):
        cleaned = super().clean()
        for name in _WORDINGS & cleaned.keys():
            rest = _PLACEHOLDERS.sub("", cleaned[name])
            if "{" in rest or "}" in rest:
                self.add_error(name, _("Leave out braces other than the one needed."))
        return cleaned


class NewUserForm(UserCreationForm):
    class Meta(UserCreationForm.Meta):
        model = User
        fields = ["username", "person"]


class NewPasswordForm(AdminPasswordChangeForm):
    """Always a password: no other way to sign in could be chosen."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)
        for name in ("password1", "password2"):
            self.fields[name].required = True


class MembershipRows(forms.BaseInlineFormSet):
    """Says twice-given roles before the database does: there a chief's is empty.

    In place of Django's own sentences, which speak of fields."""

    def clean(self):
        seen = set()
        for form in self.forms:
            if not form.is_valid() or self._should_delete_form(form):
                continue
            if not (role := form.cleaned_data.get("role")):
                continue
            key = (role, form.cleaned_data.get("edition"))
            if key in seen:
                form.add_error("role", _("This person has that role already."))
            seen.add(key)
