"""Texts in which every part carries one number, so that half of one shows."""

import re

from tests.bench import Fault

PARAGRAPHS = 30
SENTENCES = 8
TOKEN = re.compile(r"zq(\d+)zq")


def headline(number) -> str:
    return f"Version zq{number}zq"


def deck(number) -> str:
    return f"The deck of zq{number}zq"


def paragraphs(number) -> list[str]:
    return [f"Paragraph {n} of zq{number}zq. " * SENTENCES for n in range(PARAGRAPHS)]


def numbers(text) -> list[int]:
    return [int(found) for found in TOKEN.findall(text)]


def number_of(text, count) -> int:
    """The one number that a whole text carries `count` times; else a Fault."""
    found = numbers(text)
    if len(set(found)) != 1:
        raise Fault(f"mixed versions {sorted(set(found))}")
    if len(found) != count:
        raise Fault(f"had {len(found)} of {count} parts of version {found[0]}")
    return found[0]
