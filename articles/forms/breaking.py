"""Breaking news: a headline, a paragraph and a section, and nothing that can wait."""

import re
import secrets

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.body import block, storable
from articles.models import Byline, Section
from articles.one_line import one_line
from people.chooser import Chooser
from people.editions import editions_for
from people.models import Edition, Person
from people.roles import may

LONGEST = 20_000
_PARAGRAPHS = re.compile(r"\n\s*\n")
_MARK = re.compile(r"[0-9a-f]{32}")


def editions_to_break_in(user) -> list[Edition]:
    """Where this person may begin a story and let readers have it."""
    return [e for e in editions_for(user, "publish") if may(user, "start", e)]


class _Words(forms.CharField):
    """As it can be kept: what no database holds is replaced and not refused."""

    def to_python(self, value):
        return storable(super().to_python(value))


class BreakingForm(forms.Form):
    """The section says the edition, too: nobody chooses twice."""

    use_required_attribute = False

    headline = _Words(
        label=_("headline"),
        max_length=300,
        error_messages={"required": _("Write a headline.")},
    )
    text = _Words(
        label=_("what is known"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write one paragraph.")},
    )
    section = forms.ModelChoiceField(
        label=_("section"),
        queryset=Section.objects.none(),
        error_messages={
            "required": _("Choose a section."),
            "invalid_choice": _("There is no such section. Choose another."),
        },
    )
    credit = forms.ModelChoiceField(
        label=_("written by"),
        queryset=Person.objects.all(),
        required=False,
        error_messages={"invalid_choice": _("There is no such person.")},
    )
    # Of this form as it was opened: sent twice, it makes one story.
    once = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, user, editions, **options):
        options.setdefault("auto_id", "breaking_%s")
        if data is not None and "credit" not in data and user.person_id:
            # The first page does not ask for it: whoever sends it is credited.
            data = data.copy()
            data["credit"] = str(user.person_id)
        super().__init__(data, **options)
        self.user, self.editions = user, editions
        sections = Section.objects.filter(edition__in=editions, is_standing=False)
        self.sections = list(sections.select_related("edition"))
        self.fields["section"].queryset = sections.select_related("edition")
        self.fields["section"].choices = self._choices()
        if len(self.sections) == 1:
            self.initial.setdefault("section", self.sections[0].pk)
        chooser = Chooser(Byline._meta.get_field("person"), admin.site)
        chooser.choices = self.fields["credit"].choices
        chooser.is_required = False
        self.fields["credit"].widget = chooser
        self.initial.setdefault("credit", user.person_id)
        self.initial.setdefault("once", secrets.token_hex(16))
        self.fields["headline"].widget.attrs.pop("maxlength", None)
        self.fields["text"].widget.attrs.pop("maxlength", None)

    def _choices(self):
        """Sections under their editions, in the order of both."""
        rows = {each.pk: [] for each in self.editions}
        for each in self.sections:
            rows[each.edition_id].append((each.pk, each.name))
        empty = [("", gettext("Section"))]
        if len(self.editions) == 1:
            return [*empty, *rows[self.editions[0].pk]]
        named = [(str(each), rows[each.pk]) for each in self.editions if rows[each.pk]]
        return [*empty, *named]

    def clean_headline(self):
        headline = one_line(self.cleaned_data["headline"])
        if not headline:
            raise ValidationError(_("Write a headline."))
        return headline

    def clean_credit(self):
        person = self.cleaned_data["credit"] or self.user.person
        if person is None:
            raise ValidationError(
                _("Nobody is credited: your sign-in is of no person. Choose somebody.")
            )
        return person

    def clean_once(self):
        once = self.cleaned_data["once"]
        return once if _MARK.fullmatch(once) else secrets.token_hex(16)

    @property
    def body(self) -> list[dict]:
        """Its paragraphs, each of the same id whenever the form is sent again, so that
        what was found in it is known as the same."""
        once = self.cleaned_data["once"]
        parts = map(one_line, _PARAGRAPHS.split(self.cleaned_data["text"]))
        return [
            block("paragraph", spans=[{"text": part}]) | {"id": f"b{once[:8]}{number}"}
            for number, part in enumerate(filter(None, parts))
        ]

    @property
    def article(self) -> dict:
        section = self.cleaned_data["section"]
        return {
            "edition": section.edition,
            "section": section,
            "headline": self.cleaned_data["headline"],
            "body": self.body,
        }
