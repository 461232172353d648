"""A card as a person types it in a plain field, and back.

    [Card: https://video.example/watch/12]
    The minister speaks in Merik
    Seven minutes, filmed on the bridge

The first line below the address is the title, what follows the line below it. `[+Card:
…]` says that the picture before it is the card's.
"""

import re

from articles.body import block, clean, words
from articles.embeds.blocks import shown_address

CARD = re.compile(
    r"^\[\s*(?P<joined>\+\s*)?(?:card|embed|카드|カード|卡片|карточка|کارت)\s*[:：]"
    r"\s*(?P<address>.*?)\s*\]$",
    re.IGNORECASE,
)
# In place of a title that is still to be typed.
_NONE = "\\"


def to_lines(card, marked) -> str:
    """`marked` gives spans as typed text."""
    name = "+Card" if card.get("joined") else "Card"
    lines = [f"[{name}: {shown_address(card)}]"]
    if card["title"] or card["spans"]:
        lines.append(_alone(marked([{"text": card["title"]}])) or _NONE)
    if card["spans"]:
        lines.append(_alone(marked(card["spans"])))
    return "\n".join(lines)


def _alone(line) -> str:
    """A line that would be a divider says that it is none."""
    return f"\\{line}" if line == "---" else line


def from_lines(lines, spans) -> dict | None:
    """The block, or None where the lines are no card; `spans` reads typed text."""
    found = CARD.match(lines[0].strip())
    if not found:
        return None
    given = block("embed", address=found["address"], **_words(lines[1:], spans))
    if found["joined"]:
        given["joined"] = True
    [card] = clean([given])
    return card


def _words(lines, spans) -> dict:
    title, *line = [*lines, ""]
    title = "" if title.strip() == _NONE else words(spans(title))
    return {"title": title, "spans": spans(" ".join(line))}


def reworded(card, text, spans) -> dict:
    """The card with words that came back from a translator: it leads where it led."""
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and CARD.match(lines[0].strip()):
        del lines[0]
    [made] = clean([{**card, **_words(lines, spans)}])
    return made
