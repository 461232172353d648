"""An edition's list of sensitive words, as it is typed: one on each line, and behind
“=” what to write or to think of instead. A “*” at the end also finds longer words."""

from typing import NamedTuple

from django.utils.translation import gettext as _

MOST_LINES = 1_000
LONGEST = 300


class Entry(NamedTuple):
    word: str
    advice: str = ""
    is_beginning: bool = False


class Unclear(ValueError):
    """A line that says nothing that could be looked for; the text says why."""


def entries(text) -> list[Entry]:
    """The list without lines that nobody could look for."""
    found = []
    for line in text.splitlines():
        try:
            entry = read(line)
        except Unclear:
            continue
        if entry:
            found.append(entry)
    return found


def read(line) -> Entry | None:
    """One line, or nothing of a blank one. Raises Unclear."""
    if not line.strip():
        return None
    word, _sign, advice = line.partition("=")
    word, advice = " ".join(word.split()), " ".join(advice.split())
    bare = word.removesuffix("*").rstrip()
    if not any(letter.isalnum() for letter in bare):
        raise Unclear(_("There is no word before the “=” or the “*”."))
    if "*" in bare:
        raise Unclear(_("A “*” stands only at the end of a word."))
    if len(bare) == 1 and bare.isascii():
        raise Unclear(_("A single letter would be found everywhere."))
    if max(len(bare), len(advice)) > LONGEST:
        raise Unclear(
            _("It has more than %(most)s characters. Keep word and advice short.")
            % {"most": LONGEST}
        )
    return Entry(bare, advice, is_beginning=word.endswith("*"))


def problems(text) -> list[str]:
    """What is wrong with a list as somebody typed it, a sentence for each line."""
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        return [
            _("The list has %(lines)s lines, and may have at most %(most)s.")
            % {"lines": f"{len(lines):,}", "most": f"{MOST_LINES:,}"}
        ]
    found, seen = [], {}
    for number, line in enumerate(lines, 1):
        try:
            entry = read(line)
        except Unclear as why:
            found.append(_("Line %(number)s: %(why)s") % {"number": number, "why": why})
            continue
        if entry is None:
            continue
        first = seen.setdefault((entry.word.casefold(), entry.is_beginning), number)
        if first != number:
            found.append(
                _("Line %(number)s: the same word stands in line %(first)s.")
                % {"number": number, "first": first}
            )
    return found
