"""Which line below the headline is the deck, and when that is not certain."""

import re

from django.utils.translation import gettext as _

from .body_blocks import BULLET, HASHES
from .datelines import dateline
from .inline import is_emphasised
from .lines import Unit, closes, is_single, width
from .marks import DECK_LABELS, LABEL
from .people_names import ASIAN
from .reading import Reading
from .tables import stands_for_table

LONGEST = 320
SHORT = 140
BRIEF = 0.6  # of a paragraph's usual length
TOLD = re.compile(
    r"\b(?:said|told|according to)\b|말했다|밝혔다|전했다|述べた|語った|表示，|сказал|"
    r"сообщил"
)
SURE = 4
ENOUGH = 3


def take_deck(reading: Reading) -> None:
    free = [
        index
        for index, unit in enumerate(reading.units)
        if unit.free and index > reading.headline
    ]
    if not free:
        return
    unit = reading.units[free[0]]
    if stands_for_table(unit.text):
        return
    label = LABEL.match(unit.text)
    if label and label["what"].lower().startswith(DECK_LABELS):
        _take(reading, unit, unit.text[label.end() :])
        return
    score = _score(reading, free)
    if score < ENOUGH:
        if score == ENOUGH - 1 and len(free) > 1:
            reading.doubt(
                _("it was kept as the first paragraph; it may be the deck."), unit
            )
        return
    if score < SURE:
        reading.doubt(
            _("it was taken for the deck; it may be the first paragraph."), unit
        )
    _take(reading, unit, BULLET.sub("", unit.text, count=1))
    _second_line(reading, free)


def _take(reading: Reading, unit: Unit, text: str) -> None:
    unit.role = "deck"
    reading.story.deck = text.strip(" *_") or None


def _second_line(reading: Reading, free: list[int]) -> None:
    """A deck set in two lines: the second is no heading, for it has no gap."""
    if len(free) < 3 or free[1] != free[0] + 1:
        return
    unit = reading.units[free[1]]
    if (
        reading.spaced
        and not unit.gap
        and not closes(unit.text)
        and len(unit.text) < 120
    ):
        reading.story.deck = f"{reading.story.deck}\n{unit.text}"
        unit.role = "deck"


def _score(reading: Reading, free: list[int]) -> int:
    unit = reading.units[free[0]]
    text = unit.text
    if len(text) > LONGEST or text[0] in ">" or HASHES.match(text) or dateline(text):
        return 0
    if BULLET.match(text) and _is_list(reading, free):
        return 0
    if len(free) == 1:
        return _alone(reading, unit)
    score = _ending(text)
    single = is_single(text)
    score += single and len(text) <= (SHORT // 2 if ASIAN.search(text) else SHORT)
    score -= 0 if single else 2
    score += len(text) <= BRIEF * reading.usual
    score -= bool(TOLD.search(text))
    return score + _place(reading, free)


def _ending(text: str) -> int:
    if not closes(text):
        return 3
    if text[-1] in "?？!！":
        return 2
    return -1


def _place(reading: Reading, free: list[int]) -> int:
    """What stands beside the line says whether it belongs to the head."""
    units, index = reading.units, free[0]
    score = 0
    if reading.spaced and index == reading.headline + 1 and not units[index].gap:
        score += 2
    between = [unit.role for unit in units[reading.headline + 1 : index]]
    below = [unit.role for unit in units[index + 1 : free[1]]]
    if "credit" in below or "date" in below:
        score += 3
    if "picture" in below:
        score += 1 + (len(units[index].text) <= BRIEF * reading.usual)
    if is_emphasised(units[index].marked):
        score += 2
    if "credit" in between:
        score -= 1
    return score


def _is_list(reading: Reading, free: list[int]) -> bool:
    return len(free) > 1 and bool(BULLET.match(reading.units[free[1]].text))


def _alone(reading: Reading, unit: Unit) -> int:
    """Nothing but a headline and one line: a deck only if it is no sentence."""
    text = unit.text
    if closes(text) or width(text) > SHORT or not is_single(text):
        return 0
    reading.doubt(_("no story text was found below it."), unit)
    return SURE
