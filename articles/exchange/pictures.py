"""Second pass: which caption and credit belong to which picture."""

import re

from django.utils.translation import gettext as _

from people.patterns import lazy_pattern

from .bios import bio
from .contact_lines import contact
from .credits import credits
from .lines import Unit, closes, is_single
from .note_lines import worded_note
from .people_names import ASIAN
from .picture_lines import PictureLine, split_caption
from .reading import Reading

LONGEST_CAPTION = 500
LONGEST_UNCREDITED = 260
TOLD = lazy_pattern(
    r"\b(?:said|says|told|according to|added)\b|"
    r"\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r"[가-힣]*[았었했였졌갔왔났렸켰]다\.?$|"
    r"(?:した|った|れた|きた|えた)。$|\bв (?:понедельник|вторник|среду|четверг|"
    r"пятницу)|"
    r"(?:말|전|밝|설명)[가-힣]{0,2}다\.?$|述べた|話した|"
    r"語った|伝えた|说[，：。]|表示|сказал|сообщил|заявил"
)
POINTER = lazy_pattern(r"[▲△◀◁]\s*(?=\S)")
SAYS_CAPTION = lazy_pattern(
    r"\bfile photo\b|\bpictured (?:here|above|in)\b|\bseen here\b|\bin this (?:undated "
    r"|file "
    r"|handout )?(?:photo|image|picture)|\((?:left|right|cent(?:er|re)|second from)\b|"
    r"자료\s?사진|모습(?:이다)?\.?$|장면\.?$|\(왼쪽\)|\(오른쪽\)|사진은 .{2,60}$|"
    r"写真は|の様子。?$|（左）|（右）|"
    r"图为|圖為|资料图|資料圖|資料写真|на (?:фото|снимке)\b|архивное фото",
    re.IGNORECASE,
)
DATE_END = lazy_pattern(
    r"\b(?:in|on) (?:early |late |mid-?)?(?:[A-Z][a-z]+\.? )?(?:\d{1,2},? )?"
    r"(?:[A-Z][a-z]+,? )?(?:19|20)\d\d\.?$|(?:19|20)\d\d년.{0,12}$|"
    r"(?:19|20)\d\d年.{0,10}$|\b(?:19|20)\d\d года?\.?$"
)
FINITE = lazy_pattern(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|said|says|told|did|does|"
    r"may|must|went|came|made|took|found|saw|got|gave|held|began|\w{3,}ed)\b"
)
WEAK_LABEL = lazy_pattern(
    r"[(（\[【]?\s*(?:source|출처|出典|来源|來源|источник|quelle|fuente|fonte|map|chart|graphic|"
    r"제공|提供|nguồn)",
    re.IGNORECASE,
)


def settle_pictures(reading: Reading) -> None:
    """Join each placeholder, caption and credit line to one picture."""
    units = reading.units
    for index, unit in enumerate(units):
        if unit.role != "picture" or not isinstance(unit.found, PictureLine):
            continue
        line = unit.found
        if line.placeholder and not line.credit:
            _look_below(reading, index, line)
        elif line.caption is None:
            _look_above(reading, index, line)
        elif line.credit is None:
            _credit_below(units, index, line)
    for index, unit in enumerate(units):
        if unit.free and index > reading.headline:
            _unmarked(reading, index, unit)


def _look_below(reading: Reading, index: int, line: PictureLine) -> None:
    below = _unit(reading.units, index + 1)
    if below is None:
        return
    other = below.found if below.role == "picture" else None
    if isinstance(other, PictureLine) and not other.placeholder:
        if line.caption and other.caption:
            # "[Image: a market]" only describes what the next line says in full.
            line.file_name = line.file_name or line.caption
        line.caption = other.caption or line.caption
        line.credit = other.credit
        below.role = "absorbed"
        if line.credit is None:
            _credit_below(reading.units, index + 1, line)
    elif line.caption is None and below.free and _is_caption(reading, index + 1):
        line.caption, line.credit = split_caption(below.text, loose=True)
        below.role = "absorbed"
        if line.credit is None:
            _credit_below(reading.units, index + 1, line)


def _is_tail(reading: Reading, text: str) -> bool:
    """A contact line, a credit, a note or a bio follows the last picture."""
    if contact(text) or credits(text) or worded_note(text):
        return True
    found = bio(text, reading.known, reading.story.language)
    return found is not None and found.certain


def _credit_below(units: list[Unit], index: int, line: PictureLine) -> None:
    below = _unit(units, index + 1)
    other = below.found if below and below.role == "picture" else None
    if isinstance(other, PictureLine) and not other.placeholder and not other.caption:
        line.credit = other.credit
        below.role = "absorbed"


def _is_caption(reading: Reading, index: int) -> bool:
    """Is the free line below a placeholder its caption, or the next paragraph?"""
    unit = reading.units[index]
    text = unit.text
    if len(text) > LONGEST_CAPTION or text[0] in "■◆◇#>-•":
        return False
    if _is_tail(reading, text):
        return False
    if reading.spaced and not unit.gap:
        return True
    credit = _unit(reading.units, index + 1)
    if credit and credit.role == "picture" and isinstance(credit.found, PictureLine):
        other = credit.found
        if not other.placeholder and not other.caption and not credit.gap:
            return True
    if not closes(text) and len(text) <= LONGEST_UNCREDITED:
        return _caption_not_heading(reading, index)
    single = is_single(text) and not TOLD.search(text) and text[0] not in '“"«「'
    is_short = len(text) < min(0.85 * reading.usual, 220)
    if single and (is_short or SAYS_CAPTION.search(text) or DATE_END.search(text)):
        reading.doubt(_("it was taken for the caption of the picture above it."), unit)
        return True
    reading.doubt(
        _("the picture above it has no caption; if this is one, move it there."), unit
    )
    return False


def _caption_not_heading(reading: Reading, index: int) -> bool:
    """Below a placeholder a lone line may also be the deck or a subheading."""
    unit = reading.units[index]
    below = next((one for one in reading.units[index + 1 :] if one.free), None)
    is_prose = bool(below and closes(below.text))
    at_top = index == reading.headline + 2
    is_heading = len(unit.text) <= (10 if ASIAN.search(unit.text) else 24)
    if is_prose and unit.gap and (at_top or is_heading):
        reading.doubt(_("it may be the caption of the picture above it."), unit)
        return False
    reading.doubt(_("it was taken for the caption of the picture above it."), unit)
    return True


def _look_above(reading: Reading, index: int, line: PictureLine) -> None:
    """A credit line of its own: its caption is the line before it, if short."""
    unit, above = reading.units[index], _unit(reading.units, index - 1)
    is_deck = above is not None and _may_be_deck(reading, index - 1, unit)
    if (
        above is not None
        and above.free
        and index - 1 != reading.headline
        and not is_deck
    ):
        text = above.text
        near = not unit.gap and len(text) <= LONGEST_CAPTION
        is_short = len(text) < min(0.8 * reading.usual, 220) and is_single(text)
        if (near and reading.spaced) or is_short:
            line.caption = text
            above.role = "absorbed"
            if not (near and reading.spaced):
                reading.doubt(_("it was taken for a caption."), above)
            return
    if WEAK_LABEL.match(unit.text):
        unit.role = ""
        reading.doubt(
            _("it was kept as text; it may be a picture's credit line."), unit
        )
        return
    reading.doubt(_("no caption was found for this credit line."), unit)


def _may_be_deck(reading: Reading, index: int, below: Unit) -> bool:
    """Right below the headline, no sentence, and set apart from the credit line."""
    unit = reading.units[index]
    return (
        index == reading.headline + 1
        and reading.spaced
        and below.gap
        and not closes(unit.text)
    )


def _unmarked(reading: Reading, index: int, unit: Unit) -> None:
    """A caption with neither credit nor placeholder, told by its wording."""
    text = unit.text
    if len(text) > LONGEST_UNCREDITED or text[0] in '>-*•#“"「':
        return
    points = POINTER.match(text) and not _same_pointer(reading.units, index)
    if points or (SAYS_CAPTION.search(text) and is_single(text)):
        _make_picture(reading, unit, POINTER.sub("", text, count=1))
    elif _score(reading, index, text) >= 3:
        _make_picture(reading, unit, text)


def _make_picture(reading: Reading, unit: Unit, text: str) -> None:
    caption, credit = split_caption(text, loose=True)
    unit.role, unit.found = "picture", PictureLine(caption=caption, credit=credit)
    reading.doubt(_("it was taken for a caption without a credit line."), unit)


def _same_pointer(units: list[Unit], index: int) -> bool:
    """Several lines with the same mark are a list."""
    mark = units[index].text[0]
    near = (_unit(units, index - 1), _unit(units, index + 1))
    return any(unit is not None and unit.text[0] == mark for unit in near)


def _score(reading: Reading, index: int, text: str) -> int:
    if not is_single(text) or TOLD.search(text) or len(text) < 25:
        return 0
    below = _unit(reading.units, index + 1)
    longer = bool(below and below.free and len(below.text) > 1.5 * len(text))
    is_dated = bool(DATE_END.search(text))
    score = 1 + is_dated
    if not longer:
        return score
    after_deck = index == reading.first_prose() and index >= reading.headline + 2
    verbless = text.isascii() and not FINITE.search(text) and len(text.split()) > 7
    return score + (after_deck and is_dated) + (verbless and is_dated)


def _unit(units: list[Unit], index: int) -> Unit | None:
    return units[index] if 0 <= index < len(units) else None
