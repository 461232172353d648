"""A line as runs in the order in which they stand, from the left: each of one font and
one direction. Within a run Raqm orders and shapes the letters."""

import unicodedata
from dataclasses import dataclass
from itertools import groupby

from media.cards.faces import Face, face_for, is_drawn

_RIGHT = ("R", "AL")


@dataclass(frozen=True)
class Run:
    text: str
    face: Face
    direction: str


def runs(text, among, base) -> list[Run]:
    """`base` is "ltr" or "rtl"; `among` covers every letter of the text."""
    parts = _directed(text, base)
    if base == "rtl":
        parts.reverse()
    found = []
    for words, direction in parts:
        mine = [Run(each, face, direction) for each, face in _faced(words, among)]
        found += reversed(mine) if direction == "rtl" else mine
    return found


def _directed(text, base) -> list[tuple]:
    """Stretches of one direction. What has none of its own, blanks and signs and
    figures, goes with what stands on both sides of it, or else with the line."""
    own = _directions(text)
    before, last = [], base
    for each in own:
        last = each or last
        before.append(last)
    behind, last = [], base
    for each in reversed(own):
        last = each or last
        behind.append(last)
    behind.reverse()
    settled = [
        mine or (one if one == other else base)
        for mine, one, other in zip(own, before, behind, strict=True)
    ]
    at, found = 0, []
    for direction, letters in groupby(settled):
        length = len(list(letters))
        found.append((text[at : at + length], direction))
        at += length
    return found


def _directions(text) -> list:
    """Of each letter its own direction, or None. A figure belongs to the Latin word
    that it follows."""
    found, last = [], None
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            last = mine = "ltr"
        elif kind in _RIGHT:
            last = mine = "rtl"
        else:
            mine = "ltr" if kind == "EN" and last == "ltr" else None
        found.append(mine)
    return found


def _faced(text, among) -> list[tuple]:
    """Stretches of one font. Marks stay with the letter that carries them."""
    found, last = [], None
    for letter in text:
        face = last
        if is_drawn(letter) and not unicodedata.combining(letter):
            face = face_for(letter, among)
        last = face = face or last or among[0]
        if found and found[-1][1] == face:
            found[-1][0].append(letter)
        else:
            found.append(([letter], face))
    return [("".join(letters), face) for letters, face in found]
