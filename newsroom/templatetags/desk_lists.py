"""The lists of the desk: Django's filters as one form instead of columns of links."""

from urllib.parse import parse_qs

from django import template
from django.contrib.admin.options import IS_POPUP_VAR, TO_FIELD_VAR

register = template.Library()


@register.filter
def asked(spec, changelist):
    """A filter as a field: its name in the address, its title, its choices."""
    name = next(iter(spec.expected_parameters()))
    choices = [
        {**choice, "value": _value(name, choice["query_string"])}
        for choice in spec.choices(changelist)
    ]
    return {"name": name, "title": spec.title, "choices": choices}


@register.filter
def kept(changelist):
    """What the address says beside filters and words: a chooser's window, an order."""
    names = (IS_POPUP_VAR, TO_FIELD_VAR, "o")
    said = {**changelist.params}
    if changelist.is_popup:
        said[IS_POPUP_VAR] = "1"
    if changelist.to_field:
        said[TO_FIELD_VAR] = changelist.to_field
    return [(name, said[name]) for name in names if name in said]


def _value(name, query):
    return parse_qs(query.lstrip("?")).get(name, [""])[0]
