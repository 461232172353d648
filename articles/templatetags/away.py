"""Pictures in a story that is read away from its page: in a feed, in an e-mail."""

from django import template

from articles import away

register = template.Library()


@register.simple_tag(takes_context=True)
def picture_away(context, figure):
    """Address, width and height of the one file that is shown, or None."""
    return away.shown_of(figure, context["width"], context["addresses"])
