"""Regular expressions that are compiled when they are first asked for.

Compiling all that read a pasted story took a quarter of the start of each process,
and few processes ever read one.
"""

import re

from django.utils.functional import SimpleLazyObject


def lazy_pattern(text: str, flags: int = 0) -> SimpleLazyObject:
    """`re.compile(text, flags)`, at the first use of what it answers."""
    return SimpleLazyObject(lambda: re.compile(text, flags))
