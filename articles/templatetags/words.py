"""The terms of the glossary in a part of an original."""

from django import template

from articles.glossary.beside import glossary_beside, marked

register = template.Library()


@register.simple_tag
def beside(article, text):
    """Words of the original of a translation with the terms marked. The glossary is
    asked for once for each article object."""
    return marked(text, glossary_beside(article))
