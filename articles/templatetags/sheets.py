"""Tables in the readers' and the desk's templates."""

from django import template

from articles.tables import grid as grid_of

register = template.Library()


@register.simple_tag
def grid(block):
    """Rows of cells that know whether they are headings, and whether numbers."""
    return grid_of(block)
