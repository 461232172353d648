"""Third pass: what stands below the story text."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from people.patterns import lazy_pattern

from .addresses import first_address, without_addresses
from .bios import GOES_ON, Bio, bio, goes_on, lead_in, parted
from .contact_lines import bare_contact, contact
from .credits import credits, trailing_reporter
from .lines import Unit
from .note_lines import worded_note
from .people_names import fold, is_name, without_title
from .reading import Reading
from .story import Reporter

FAR = 14
SIGNED = lazy_pattern(r"[（(【]([\u3041-\u30ff\u3400-\u9fff々 ]{2,8})[）)】]")
SHORTEST = 30
MOST_UNKNOWN = 2


@dataclass
class _Open:
    """The bio that the next paragraph may go on with."""

    reporter: Reporter
    parts: list[str] = field(default_factory=list)


def read_tail(reading: Reading) -> None:
    _inline_reporter(reading)
    _part_bios(reading)
    anchor = _anchor(reading)
    start = _start(reading, anchor)
    last: _Open | None = None
    for index in range(start, len(reading.units)):
        unit = reading.units[index]
        if unit.free:
            last = _read(reading, unit, last, index > anchor, index)
    _pair_orphans(reading)


def _anchor(reading: Reading) -> int:
    """The line that marks the story's end; past the end when there is none."""
    units = reading.units
    first = reading.first_prose()
    for index in range(max(first + 1, len(units) - FAR), len(units)):
        if _is_anchor(reading, index):
            return index
    return len(units)


def _start(reading: Reading, anchor: int) -> int:
    """Where the tail begins: what is surely no story text may stand above the line."""
    units = reading.units
    first = reading.first_prose()
    start = index = anchor
    while index - 1 > max(first, reading.headline):
        index -= 1
        unit = units[index]
        if not unit.free:
            start = index if start == index + 1 else start
        elif _kind(reading, unit, anchored=False):
            start = index
        elif not _may_go_on(unit):
            break
    return start


def _is_anchor(reading: Reading, index: int) -> bool:
    unit = reading.units[index]
    below = [one for one in reading.units[index + 1 :] if one.free]
    unknown = sum(
        not _kind(reading, one, anchored=True) and not _may_go_on(one) for one in below
    )
    if unit.role == "rule":
        return bool(below) and unknown == 0
    is_label = unit.free and lead_in(unit.text) == len(unit.text)
    if unit.role == "credit" or is_label or (unit.free and contact(unit.text)):
        return unknown <= min(MOST_UNKNOWN, len(below) // 2 + 1)
    return False


def _kind(reading: Reading, unit: Unit, anchored: bool) -> str | None:
    text = unit.text
    if lead_in(text) == len(text):
        return "label"
    if credits(text):
        return "credit"
    found = _bio(reading, text)
    if found and found.certain and found.address:
        return "bio"
    if contact(text):
        return "contact"
    if worded_note(text):
        return "note"
    if found and (found.likely if anchored else found.certain):
        return "bio"
    if bare_contact(text) and (anchored or first_address(text) == text):
        return "address"
    if _signature(text):
        return "signature"
    return None


def _signature(text: str) -> str | None:
    """（Name） below a story, as Japanese and Chinese papers sign it."""
    match = SIGNED.fullmatch(text)
    return match.group(1) if match and is_name(match.group(1)) else None


def _bio(reading: Reading, text: str) -> Bio | None:
    return bio(text, reading.known, reading.story.language)


def _may_go_on(unit: Unit) -> bool:
    return goes_on(unit.text, None) or bare_contact(unit.text) is not None


def _read(
    reading: Reading, unit: Unit, last: _Open | None, anchored: bool, index: int
) -> _Open | None:
    text = unit.text
    kind = _kind(reading, unit, anchored)
    if bare_contact(text) and kind in (None, "contact", "address"):
        return _take_address(reading, unit, last, anchored)
    if last and kind != "note" and _goes_on(reading, text, last, kind):
        unit.role = "bio"
        _extend(last, text)
        return last
    if kind == "contact":
        _take_contact(reading, unit)
        return None
    if kind == "bio":
        return _take_bio(reading, unit)
    if kind == "signature":
        unit.role = "absorbed"
        reading.reporter(_signature(text))
        reading.doubt(_("it was taken for the reporter’s name."), unit)
        return last
    if kind in ("note", "credit", "label"):
        unit.role = kind if kind != "label" else "absorbed"
        unit.found = worded_note(text) if kind == "note" else credits(text)
        return last
    if anchored and index + 1 < len(reading.units) and _is_title(reading, unit, index):
        unit.role = "absorbed"
        return last
    if anchored:
        reading.doubt(_("it stands below the story but was kept as its text."), unit)
    return None


def _goes_on(reading: Reading, text: str, last: _Open, kind: str | None) -> bool:
    name = last.reporter.name
    if not goes_on(text, name):
        return False
    other = _bio(reading, text) if kind == "bio" else None
    if other and other.name and fold(other.name) not in fold(name or ""):
        return bool(GOES_ON.match(text))
    return kind != "contact" or name is not None and goes_on(text, name)


def _is_title(reading: Reading, unit: Unit, index: int) -> bool:
    """A bare name above the bio that begins with it."""
    name = without_title(unit.text)
    below = reading.units[index + 1].text
    return is_name(name) and fold(below[:80]).startswith(fold(name))


def _take_bio(reading: Reading, unit: Unit) -> _Open:
    found = _bio(reading, unit.text)
    name = found.name
    if name is None:
        without = [one for one in reading.story.reporters if one.bio is None]
        name = without[0].name if len(without) == 1 else None
    unit.role = "bio"
    reporter = reading.reporter(name)
    if reporter.name is None:
        reading.doubt(_("it is a bio, but whose is not clear."), unit)
    last = _Open(reporter, [reporter.bio] if reporter.bio else [])
    _extend(last, found.text)
    _tell_second_address(reading, unit)
    return last


def _extend(last: _Open, text: str) -> None:
    kept, values = without_addresses(text)
    if values and last.reporter.email is None:
        last.reporter.email = values[0]
    if kept.strip(" .。,;"):
        last.parts.append(kept)
    last.reporter.bio = "\n\n".join(last.parts) or None


def _tell_second_address(reading: Reading, unit: Unit) -> None:
    _kept, values = without_addresses(unit.text)
    if len(values) > 1:
        reading.doubt(
            _("a second address, %(address)s, was left out.") % {"address": values[1]},
            unit,
        )


def _take_contact(reading: Reading, unit: Unit) -> None:
    story = reading.story
    address = contact(unit.text) or bare_contact(unit.text)
    if story.contact_email is None:
        unit.role = "contact"
        story.contact_email = address.value
        story.contact_sentence = unit.text
        return
    unit.role, unit.found = "note", "other"
    reading.doubt(_("a second contact line; it was kept as a note."), unit)


def _take_address(
    reading: Reading, unit: Unit, last: _Open | None, anchored: bool
) -> _Open | None:
    """An address with no sentence: the reporter's, else the newsroom's."""
    value = first_address(unit.text)
    reporter = last.reporter if last else _only_without_email(reading)
    if reporter is not None and reporter.email is None:
        unit.role = "bio"
        reporter.email = value
        reading.doubt(
            _("the address was taken for %(name)s’s.") % {"name": reporter.name}, unit
        )
    elif reading.story.contact_email is None:
        _take_contact(reading, unit)
    elif value not in (reporter and reporter.email, reading.story.contact_email):
        unit.role, unit.found = "note", "other"
        reading.doubt(_("it is not clear whose address this is."), unit)
    else:
        unit.role = "absorbed"
    return last


def _only_without_email(reading: Reading) -> Reporter | None:
    without = [one for one in reading.story.reporters if one.email is None]
    return without[0] if len(without) == 1 else None


def _inline_reporter(reading: Reading) -> None:
    """A name and address at the last paragraph's end, as Korean papers set them."""
    for unit in reading.units[-FAR:]:
        if not unit.free or len(unit.text) < SHORTEST:
            continue
        found = trailing_reporter(unit.text)
        if found:
            unit.text, unit.marked = found[0], ""
            reading.reporter(found[1], found[2])


def _part_bios(reading: Reading) -> None:
    units = reading.units
    for index in range(len(units) - 1, max(reading.headline, len(units) - FAR), -1):
        unit = units[index]
        if not unit.free or "@" not in unit.text:
            continue
        pieces = parted(unit.text, reading.known, reading.story.language)
        if len(pieces) > 1:
            units[index : index + 1] = [
                Unit(piece, unit.line, unit.gap) for piece in pieces
            ]


def _pair_orphans(reading: Reading) -> None:
    """One bio without a name and one name without a bio are one person."""
    story = reading.story
    nameless = [one for one in story.reporters if one.name is None]
    bioless = [one for one in story.reporters if one.name and one.bio is None]
    if len(nameless) == len(bioless) == 1:
        bioless[0].bio = nameless[0].bio
        bioless[0].email = bioless[0].email or nameless[0].email
        story.reporters.remove(nameless[0])
