"""How long a text is: words where a script parts them, characters everywhere."""

import re
from dataclasses import dataclass

from articles.body import plain
from articles.plaintext import from_text

_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
# A longer text is refused anyway, and is shown again as it came.
_LONGEST = 1_000_000


@dataclass(frozen=True)
class Counted:
    words: int
    characters: int


def counted(text) -> Counted:
    """Of a text as it is typed; marks and the places of pictures do not count."""
    if len(text) > _LONGEST:
        return Counted(0, len(text))
    shown = "\n".join(
        plain(each) for each in from_text(text)[0] if each["type"] != "figure"
    )
    letters = sum(not letter.isspace() for letter in shown)
    return Counted(len(_WORD.findall(shown)), letters)
