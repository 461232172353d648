"""Regular expressions that are compiled when they are first asked for.

Compiling all that read a pasted story took a quarter of the start of each process,
and few processes ever read one.
"""

import re

ASKED = (
    *("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn"),
    *("pattern", "flags", "groups", "groupindex"),
)


class _Pattern:
    """A `re.Pattern` from its first use on. Its methods are then its own: a story is
    asked them a hundred thousand times, and each detour took as long as the search."""

    def __init__(self, text: str, flags: int):
        self._given = text, flags

    def __getattr__(self, name):
        if name not in ASKED:
            raise AttributeError(f"a pattern has no {name}")
        compiled = re.compile(*self._given)
        self.__dict__.update({each: getattr(compiled, each) for each in ASKED})
        return self.__dict__[name]


def lazy_pattern(text: str, flags: int = 0) -> _Pattern:
    """`re.compile(text, flags)`, at the first use of what it answers."""
    return _Pattern(text, flags)
