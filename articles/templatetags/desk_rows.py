"""The rows of a story's parts on its page.

A blank row is the same on every page of an edition, and a page has six of them: in
one language each kind is rendered once and then kept.
"""

from django import template
from django.template.loader import get_template
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

register = template.Library()

MOST_KEPT = 500
_kept = {}


@register.simple_tag
def row_of(rows, row, template):
    """The row as `template` writes it, which is told of nothing but the `row`."""
    if row.is_bound or row in rows.initial_forms:
        return _rendered(template, row)
    blank = _blank(rows, template)
    if row.prefix == rows.empty_form.prefix:
        return blank
    number = rows.forms.index(row)
    blank = blank.replace("__prefix__", str(number))
    return mark_safe(blank.replace("__number__", str(number + 1)))


def _blank(rows, template):
    key = (template, get_language(), *rows.what_blank_rows_show)
    if key not in _kept:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = _rendered(template, rows.empty_form)
    return _kept[key]


def _rendered(template, row):
    return get_template(template).render({"row": row})
