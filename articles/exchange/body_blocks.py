"""Units of the body to blocks: paragraph, subheading, quotation, list item."""

import re

from .lines import Unit, closes
from .people_names import ASIAN
from .story import Block

HASHES = re.compile(r"#{1,6}\s*(?=\S)")
BULLET = re.compile(r"(?:[-*•·‣▪◦●○∙]\s+|[•‣▪◦●○](?=\S))")
NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s+(?=\S)")
BOLD = re.compile(r"(?:\*\*([^*]{1,160})\*\*|__([^_]{1,160})__)$")
HEAD_MARK = re.compile(r"[■◆◇▶▷□▣◈▌●]\s*")


def blocks(found: list[Unit]) -> list[Block]:
    """One block for each unit, in the same order."""
    made = []
    for index, unit in enumerate(found):
        above = found[index - 1] if index else None
        below = found[index + 1] if index + 1 < len(found) else None
        made.append(_block(unit, above, below))
    return made


def _block(unit: Unit, above: Unit | None, below: Unit | None) -> Block:
    text = unit.marked or unit.text
    if text[0] == ">" and text.strip("> "):
        return Block(text.lstrip("> "), "quote")
    if HASHES.match(text):
        return Block(HASHES.sub("", text, count=1).rstrip("# ") or text, "subheading")
    bold = BOLD.match(text)
    if bold:
        return Block(bold.group(1) or bold.group(2), "subheading")
    item = _item(text, above, below)
    if item:
        return item
    if is_subheading(text) and below and _is_prose(below):
        return Block(HEAD_MARK.sub("", text, count=1) or text, "subheading")
    return Block(text)


def _item(text: str, above: Unit | None, below: Unit | None) -> Block | None:
    bullet = BULLET.match(text)
    if bullet and bullet.end() < len(text):
        return Block(text[bullet.end() :], "item")
    number = NUMBER.match(text)
    if not number:
        return None
    count = int(number.group(1))
    neighbours = {_number(above): count - 1, _number(below): count + 1}
    if any(there == wanted for there, wanted in neighbours.items() if there):
        return Block(text[number.end() :], "item", ordered=True)
    return None


def _number(unit: Unit | None) -> int | None:
    match = NUMBER.match(unit.text) if unit else None
    return int(match.group(1)) if match else None


def is_subheading(text: str) -> bool:
    """Short, and not a sentence with its full stop."""
    if len(text) > (45 if ASIAN.search(text) else 90) or len(text.split()) > 14:
        return False
    if text[-1] in ":：,，;、—–" or text[0] in '“"「『«‘(（[<—–…':
        return False
    core = text.rstrip("?？!！")
    if core != text:
        return len(text) <= 60 and not closes(core)
    return not closes(text)


def _is_prose(unit: Unit) -> bool:
    return closes(unit.text) or len(unit.text) > 90 or unit.text[0] in ">-*•"
