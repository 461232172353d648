"""What somebody types of a note, and for whom it is."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Remark
from articles.remarks import LONGEST, named_in


class _People(forms.ModelMultipleChoiceField):
    """Those who may read the story; a list that was read once is asked no more."""

    def __init__(self, readers, **options):
        self.readers = {str(user.pk): user for user in readers}
        options |= {"queryset": None, "required": False}
        super().__init__(**options)
        self.choices = [(pk, _label(user)) for pk, user in self.readers.items()]

    def clean(self, value):
        chosen = list(value or ())
        if any(str(each) not in self.readers for each in chosen):
            raise ValidationError(
                _(
                    "One of these people may not read this story, and would learn of it"
                    " by your note. Choose among those in the list."
                )
            )
        return [self.readers[str(each)] for each in chosen]


def _label(user):
    return f"{user} · {user.username}" if str(user) != user.username else str(user)


class AnswerForm(forms.Form):
    """`text` and `named`, also of who is named in the text as @name."""

    text = forms.CharField(
        label=pgettext_lazy("to a note", "your answer"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Write your note first.")},
    )

    def __init__(self, *args, readers, user, **options):
        super().__init__(*args, **options)
        self.readers = [each for each in readers if each.pk != user.pk]
        self.fields["named"] = _People(
            self.readers,
            label=_("who shall see it on their first page"),
            help_text=_(
                "Besides the team, who sees it anyway. Or write @ and the name of"
                " their sign-in in the text."
            ),
            widget=forms.SelectMultiple(attrs={"size": min(len(self.readers), 6) or 1}),
        )

    def clean_text(self):
        text = self.cleaned_data["text"]
        if len(text) > LONGEST:
            raise ValidationError(
                _("This has %(length)s characters, and at most %(limit)s are kept."),
                params={"length": f"{len(text):,}", "limit": f"{LONGEST:,}"},
            )
        return text

    @property
    def named(self) -> list:
        chosen = self.cleaned_data["named"]
        others = named_in(self.cleaned_data["text"], self.readers)
        return [*chosen, *(user for user in others if user not in chosen)]


class NoteForm(AnswerForm):
    """With the paragraph that it is about; `places` are their names by their blocks."""

    kind = forms.ChoiceField(
        label=_("for whom"),
        choices=[
            (Remark.Kind.NOTE, _("A note for who works on it")),
            (Remark.Kind.EDITORS, _("A note to editors, on top until it is resolved")),
        ],
        initial=Remark.Kind.NOTE,
        required=False,
    )
    # What is not in the list may be a paragraph that somebody has just taken out.
    block = forms.CharField(
        required=False, max_length=16, label=pgettext_lazy("a note", "about")
    )
    seen = forms.IntegerField(
        required=False, min_value=0, max_value=10**9, widget=forms.HiddenInput
    )
    field_order = ["block", "kind", "text", "named"]

    def __init__(self, *args, places, **options):
        super().__init__(*args, **options)
        self.fields["text"].label = _("your note")
        choices = [("", _("the whole story")), *places.items()]
        sent = self.data.get(self.add_prefix("block")) or self.initial.get("block")
        if sent and sent not in places:
            choices.append((sent, _("a paragraph that is gone")))
        self.fields["block"].widget = forms.Select(choices=choices)
