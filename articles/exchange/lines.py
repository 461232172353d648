"""Lines of a pasted text joined into units: one paragraph, caption or credit each."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from people.patterns import lazy_pattern

from .inline import plain
from .tidy import plain_line

WIDEST_WRAP = 100
NARROWEST_WRAP = 30
SENTENCE = lazy_pattern(
    r"(?<=[^\W\d_]{3})[.!?][”\"’)]?\s+(?=[^\W\da-zа-яёїіє]|[“\"‘«])|[。！？](?=[^」』”）)\s])"
)
CLOSERS = "\"'”’»」』）)]】》〉*_ "
NEVER_FIRST = "。、，．！？」』）】》〉"
ENDS = ".!?。！？؟।．"
OWN_LINE = lazy_pattern(
    r"[\[【<(（!]|[-*•·‣▪◦●○∙■◆◇▲△▶►▷※>#]|\d{1,2}[.)] |(?:https?:|www\.)"
)
BULLET = lazy_pattern(r"(?:[-*•·‣▪◦●○∙]|\d{1,2}[.)])\s")
WIDE = lazy_pattern(
    r"[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]"
)
NO_SPACES = lazy_pattern(r"[\u2e80-\u312f\u31a0-\ua4cf\uf900-\ufaff\uff00-\uff60]")


@dataclass
class Unit:
    text: str
    line: int
    gap: bool  # a blank line stands before it
    role: str = ""
    found: object = None  # what was read in it, when it is no body text
    marked: str = ""  # the text with its **marks**, when it has any

    @property
    def free(self) -> bool:
        return not self.role

    def read_marks(self) -> None:
        text = plain(self.text)
        if text != self.text:
            self.marked, self.text = self.text, text


@dataclass
class _Line:
    text: str
    number: int
    gap: bool
    indented: bool


def closes(text: str) -> bool:
    """Does this end as a sentence ends?"""
    core = text.rstrip(CLOSERS)
    if core and core[-1] in ENDS:
        return True
    return len(text) > 40 and text[-1] in "」』" and core != text


def is_single(text: str) -> bool:
    """One sentence, or less."""
    return not SENTENCE.search(text)


def units(text: str) -> list[Unit]:
    lines = _lines(text)
    if _is_wrapped(lines):
        found = _joined(lines)
    else:
        found = [Unit(line.text, line.number, line.gap) for line in lines]
    found = _quotes_joined(found)
    for unit in found:
        unit.read_marks()
    return found


def is_spaced(found: list[Unit]) -> bool:
    """Are paragraphs parted by blank lines?"""
    long = [unit for unit in found[1:] if len(unit.text) > 60] or found[1:]
    return sum(unit.gap for unit in long) * 2 >= len(long)


def usual_length(found: list[Unit]) -> float:
    """The length of a paragraph in this story, in characters."""
    lengths = [
        len(unit.text)
        for unit in found[1:]
        if unit.free and len(unit.text) > 25 and closes(unit.text)
    ]
    return median(lengths) if lengths else 200.0


def _lines(text: str) -> list[_Line]:
    lines = []
    gap = False
    for number, raw in enumerate(text.split("\n"), 1):
        plain = plain_line(raw)
        if plain:
            lines.append(_Line(plain, number, gap, raw[:1] in " \t\u3000\u00a0"))
        gap = not plain
    return lines


def width(text: str) -> int:
    """In columns, as a terminal counts: two for a Chinese character."""
    return len(text) + len(WIDE.findall(text))


def _pairs(lines: list[_Line]) -> list[tuple[_Line, _Line]]:
    """Neighbours that could be one sentence; the first lines are no evidence."""
    skip = next((i for i, line in enumerate(lines) if i and line.gap), 3)
    rest = lines[skip:]
    return [
        (above, below)
        for above, below in pairwise(rest)
        if not below.gap and not _stands_alone(above) and not _stands_alone(below)
    ]


def _stands_alone(line: _Line) -> bool:
    return bool(OWN_LINE.match(line.text)) and not BULLET.match(line.text)


def _is_wrapped(lines: list[_Line]) -> bool:
    """Were the lines broken by a mail or text program, not by the writer?"""
    texts = [line.text for line in lines]
    too_long = sum(len(text) > WIDEST_WRAP for text in texts)
    if too_long * 2 > sum(len(text) > NARROWEST_WRAP for text in texts):
        return False
    pairs = [(above.text, below.text) for above, below in _pairs(lines)]
    widths = [width(above) for above, _below in pairs]
    full = 0.85 * max((one for one in widths if one <= 2 * WIDEST_WRAP), default=0)
    small = sum(_goes_on_small(above, below) for above, below in pairs)
    if small > 1 or (small and len(pairs) < 7):
        return True
    uncased = sum(_goes_on_uncased(above, below, full) for above, below in pairs)
    return uncased * 5 >= 2 * len(pairs) and uncased > 0


def _breaks_off(text: str) -> bool:
    return (
        width(text) >= NARROWEST_WRAP and len(text) <= WIDEST_WRAP and not closes(text)
    )


def _goes_on_small(above: str, below: str) -> bool:
    """A small letter or a full stop at a line's start goes on from the one above."""
    return (below[0].islower() or below[0] in NEVER_FIRST) and _breaks_off(above)


def _goes_on_uncased(above: str, below: str, full: float) -> bool:
    """Where letters have no case, a full line without an end tells as much."""
    begins = below.lstrip('“‘「『"(（')[:1]
    if not _breaks_off(above) or not begins.isalpha() or begins.isupper():
        return False
    return width(above) >= full and above[-1] not in ":："


def _joined(lines: list[_Line]) -> list[Unit]:
    # The last line of a paragraph may be long without having been broken.
    broken = [above for above, below in pairwise(lines) if not below.gap]
    lengths = [line for line in broken if len(line.text) <= WIDEST_WRAP]
    columns = max((len(line.text) for line in lengths), default=0)
    cells = max((width(line.text) for line in lengths), default=0)
    found: list[Unit] = []
    parts: list[str] = []
    above: _Line | None = None
    for line in lines:
        if above and _goes_on(above, line, columns, cells):
            parts.append(line.text)
        else:
            _close(found, parts)
            parts = [line.text]
            found.append(Unit("", line.number, line.gap))
        above = line
    _close(found, parts)
    return found


def _close(found: list[Unit], parts: list[str]) -> None:
    if not found:
        return
    text = [parts[0]]
    for part in parts[1:]:
        part = part[1:].lstrip() if text[0][:1] == ">" == part[:1] else part
        text.append(_seam(text[-1], part) + part)
    found[-1].text = "".join(text)


def _seam(above: str, below: str) -> str:
    if NO_SPACES.match(above[-1]) or NO_SPACES.match(below[0]):
        return ""
    hyphen = above[-1] in "-–—" and len(above) > 1 and above[-2].isalnum()
    return "" if hyphen and below[0].isalnum() else " "


def _goes_on(above: _Line, below: _Line, columns: int, cells: int) -> bool:
    """Was the line broken only because the next word did not fit?"""
    if below.gap or len(above.text) > WIDEST_WRAP:
        return False
    if above.text[0] == ">" == below.text[0]:
        return True
    if OWN_LINE.match(below.text) and not _mid_sentence(above.text, below.text):
        return False
    in_list = BULLET.match(above.text)
    if below.indented and not above.indented and not in_list:
        return False
    if not closes(above.text) and (
        below.text[0].islower() or below.text[0] in NEVER_FIRST
    ):
        return True
    word = below.text[0]
    if not NO_SPACES.match(word):
        word = below.text.split(" ", 1)[0]
    return (
        len(above.text) + 1 + len(word) > columns
        or width(above.text) + 1 + width(word) > cells
    )


def _mid_sentence(above: str, below: str) -> bool:
    """A bracket or a quoted dash in running text, not a mark at a line's start."""
    return below[0] in "(（<" and not closes(above) and len(above) > NARROWEST_WRAP


def _quotes_joined(found: list[Unit]) -> list[Unit]:
    """Neighbouring lines marked with > are one quotation."""
    kept: list[Unit] = []
    for unit in found:
        if unit.text.strip("> ") == "" and unit.text[0] == ">":
            continue
        goes_on = kept and not unit.gap and unit.text[0] == ">" == kept[-1].text[0]
        if goes_on and unit.line == kept[-1].line + kept[-1].text.count("\n") + 1:
            kept[-1].text += "\n" + unit.text
        else:
            kept.append(unit)
    for unit in kept:
        if "\n" in unit.text:
            parts = unit.text.split("\n")
            rest = (part[1:].lstrip() for part in parts[1:])
            unit.text = " ".join([parts[0], *rest])
    return kept
