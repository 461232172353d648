"""What somebody typed before a verb that cannot be done any more: given back, to copy
or to send again when nothing stands in its way.

The verb's own form is not asked: it may not be for the state that the story is in.
"""

from dataclasses import dataclass

from django import forms

from articles.forms.overriding import OverridingForm
from articles.forms.verbs import FORMS, VerbForm

_PAGES_OWN = frozenset({"csrfmiddlewaretoken"})
# What one form has; nobody's browser sends more.
_MOST = 300


@dataclass(frozen=True)
class Typed:
    """`words` are (name, label, text) that people wrote, `others` what they chose."""

    words: list
    others: list


def typed_in(request, verb) -> Typed | None:
    """None where no words were sent."""
    if request.method != "POST":
        return None
    labels = _labels(FORMS.get(verb, VerbForm))
    words, others = [], []
    sent = [(n, v) for n in request.POST for v in request.POST.getlist(n)]
    for name, value in sent[:_MOST]:
        label = labels.get(_kind(name))
        if label and value.strip():
            words.append((name, label, value))
        elif name not in _PAGES_OWN:
            others.append((name, value))
    return Typed(words, others) if words else None


def _labels(form) -> dict:
    fields = form.base_fields | {"reason": OverridingForm.base_fields["reason"]}
    return {
        name: field.label
        for name, field in fields.items()
        if type(field) is forms.CharField
    }


def _kind(name) -> str:
    """Of `public_note_7` and `checks-7-reason`, what they are for every language."""
    name = name.rpartition("-")[2]
    return "public_note" if name.startswith("public_note_") else name
