"""The fields of a story's page that are wrong, by name, with the way to each."""

from typing import NamedTuple

from django.utils.translation import gettext as _


class Wrong(NamedTuple):
    """`at` is the id of the field on the page."""

    label: str
    at: str
    errors: list[str]


def wrong_fields(forms) -> list[Wrong]:
    """In the order of the page; what is wrong with the story as a whole is said there
    by itself."""
    parts = (
        (_("pictures"), forms.figures),
        (_("credits"), forms.credits),
        (_("notes"), forms.notes),
    )
    return _of(forms.story) + [
        each for label, rows in parts for each in _of_rows(label, rows)
    ]


def _of_rows(label, rows) -> list[Wrong]:
    return [
        each._replace(label=f"{label} {number}, {each.label}")
        for number, row in enumerate(rows.forms, 1)
        for each in _of(row)
    ]


def _of(form) -> list[Wrong]:
    fields = (form[name] for name in form.fields if name in form.errors)
    return [
        Wrong(str(field.label), field.id_for_label or field.auto_id, field.errors)
        for field in fields
        if not field.is_hidden
    ]
