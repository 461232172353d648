"""The imprint of an edition: lines as somebody typed them, with who to write to."""

import re

from django import template

register = template.Library()

# In brackets, so that a split keeps them. What only looks like one stays words.
_EMAIL = re.compile(r"([a-zA-Z0-9][\w.+-]*@(?:[\w-]+\.)+[^\W\d_]{2,})")


@register.filter
def with_emails(line) -> list[tuple]:
    """The line in parts: words, and whether they are an e-mail address."""
    parts = enumerate(_EMAIL.split(line))
    return [(words, place % 2 == 1) for place, words in parts if words]
