"""How long a text is: words where a script parts them, characters everywhere, and how
long it takes to read. The editor counts in the same way (static/story/counts.js)."""

from dataclasses import dataclass

from articles.body import plain
from articles.plaintext import from_text
from people.patterns import lazy_pattern

WORDS_A_MINUTE = 230
# Of Korean, Japanese and Chinese, where a space is no measure.
CHARACTERS_A_MINUTE = 500

_WORD = lazy_pattern(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_SPACE = lazy_pattern(r"[\s\ufeff]")
_DENSE = lazy_pattern(
    "[\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff]"
)
# A longer text is refused anyway, and is shown again as it came.
_LONGEST = 1_000_000


@dataclass(frozen=True)
class Counted:
    """`minutes` to read it, at least one where there is anything; `is_dense` where most
    of it is in a script that is counted by characters."""

    words: int
    characters: int
    minutes: int = 0
    is_dense: bool = False


def counted(text) -> Counted:
    """Of a text as it is typed; marks and the places of pictures do not count."""
    if len(text) > _LONGEST:
        return Counted(0, len(text))
    return count(
        "\n".join(
            plain(each) for each in from_text(text)[0] if each["type"] != "figure"
        )
    )


def count(shown) -> Counted:
    letters = len(_SPACE.sub("", shown))
    dense = len(_DENSE.findall(shown))
    words = len(_WORD.findall(_DENSE.sub(" ", shown)))
    # In whole numbers, so that server and browser round alike.
    time = words * CHARACTERS_A_MINUTE + dense * WORDS_A_MINUTE
    minutes = -(-time // (WORDS_A_MINUTE * CHARACTERS_A_MINUTE))
    return Counted(len(_WORD.findall(shown)), letters, minutes, dense * 2 > letters)
