"""What is rendered for each of many fields of a page, without a template of its own."""

from django import template
from django.forms.utils import flatatt
from django.utils.translation import gettext as djangos

register = template.Library()


@register.filter
def label_words(field):
    """The label of a field with its colon, as Django's `label_tag` writes it."""
    words, suffix = str(field.label), field.form.label_suffix
    return f"{words}{suffix}" if words and words[-1] not in djangos(":?.!") else words


@register.filter
def written(attributes):
    """The attributes of a widget as they stand in a tag. Most options have none."""
    return flatatt(attributes) if attributes else ""
