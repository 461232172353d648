"""Passing over advised findings: that somebody looked at them, and perhaps why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.checks import NOTHING, Overriding


class OverridingForm(forms.Form):
    """Asks something only where advised findings stand and no required ones do. The
    marks of what was looked at come along: what was found since is not passed over."""

    prefix = "checks"

    anyway = forms.BooleanField(
        label=_("I have looked at these and go on"),
        error_messages={
            "required": _(
                "Put these right, or tick that you have looked at them and go on."
            )
        },
    )
    reason = forms.CharField(
        label=_("why"),
        required=False,
        max_length=300,
        help_text=_("If it needs saying. It is kept in the history of the story."),
        widget=forms.TextInput(),
    )

    def __init__(self, data=None, *, found, initial=None, prefix=None):
        super().__init__(data, initial=initial, prefix=prefix)
        self.found = found
        if not self.asks:
            self.fields.clear()

    @property
    def asks(self) -> bool:
        return bool(self.found and self.found.advised and not self.found.required)

    @property
    def looked_at(self) -> str:
        """The name under which the page sends the marks of what it showed."""
        return self.add_prefix("looked_at")

    @property
    def marks(self) -> list[str]:
        return list(self.found.marks.values()) if self.asks else []

    def standing_for(self, marks) -> dict:
        """What was answered here, to stand on the next page; the tick only where the
        same was found."""
        given = self.cleaned_data
        same = set(self.data.getlist(self.looked_at)) == set(marks)
        anyway = bool(given.get("anyway") and same)
        return {"reason": given.get("reason", ""), "anyway": anyway}

    def clean(self):
        cleaned = super().clean()
        if not self.asks or "anyway" in self.errors:
            return cleaned
        if set(self.data.getlist(self.looked_at)) != set(self.marks):
            self.add_error(
                "anyway",
                _("What is found has changed since you opened this page. Look again."),
            )
        return cleaned

    def arguments(self) -> dict:
        """What the verb gets, for verbs after which readers have the story."""
        if self.found is None:
            return {}
        if not self.asks:
            return {"overriding": NOTHING}
        passing = frozenset(self.marks)
        return {"overriding": Overriding(passing, self.cleaned_data["reason"])}
