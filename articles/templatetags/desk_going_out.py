from django import template

from articles.desk import going_out

register = template.Library()


@register.simple_tag
def pictures_going_out(article, checks):
    """Where checks are shown, what they are of."""
    return going_out.pictures_of(article, checks.findings)
