"""Numbers of an original that its translation does not have, in whatever digits and
with whatever signs between thousands they are written."""

import re
import unicodedata

from articles.translation.likeness import LONGEST, numbers_in

# What is written as a word as readily: one of these says nothing in running text.
SMALL = 10
# A blank or an apostrophe between thousands: 1 200, 1’200.
_BETWEEN = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")


def lacks(source: str, target: str, *, least: int = 0) -> bool:
    """Whether a number of `source` above `least` is not in `target`."""
    there = set().union(*_readings(target))
    return all(
        any(number > least or not least for number in reading - there)
        for reading in _readings(source)
    )


def _readings(text) -> tuple[set, set]:
    """Of the text as it stands, and with what parts thousands taken out: 2020 300
    may be one number or two."""
    text = unicodedata.normalize("NFKC", text[:LONGEST])
    return set(numbers_in(text)), set(numbers_in(_BETWEEN.sub("", text)))
