"""First pass: units that say by themselves what they are."""

import re

from django.utils.translation import gettext as _

from .credits import Credits, credits, name_and_more
from .dates import is_date
from .lines import Unit, closes
from .note_lines import label_only, labelled_note, worded_note
from .people_names import bare, fold, is_name
from .picture_lines import FILE_NAME, MARKDOWN, picture_line
from .reading import Reading

RULE = re.compile(r"[-–—_=*~·•#\s◆◇■□○●☆★ㅡ─━―]{2,}$")
END = re.compile(
    r"[-–—\s(（\[<【]*(?:30|end|끝|終わり|了|完|конец)[-–—\s)）\]>】.]*$", re.IGNORECASE
)
LABEL = re.compile(
    r"(?P<what>headline|title|deck|dek|standfirst|subtitle|subhead(?:line)?|제목|부제목?|見出し|"
    r"タイトル|副題|リード|标题|標題|副标题|副標題|заголовок|подзаголовок|titre|titel|título)"
    r"\s*[:：]\s*(?=\S)",
    re.IGNORECASE,
)
TAGS = re.compile(r"(?:#[\w-]+[\s,]*){2,}")
HEADING = re.compile(r"#{1,6}\s+(?=\S)")
# Above a headline, in a line of its own: what kind of story it is.
KICKER = re.compile(
    r"[\[【<〈(（]?\s*(?P<what>단독|속보|특종|르포|인터뷰|기획|특집|기고|칼럼|사설|분석|해설|오피니언|"
    r"独自|速報|特集|社説|解説|寄稿|インタビュー|ルポ|独家|快讯|快訊|专访|專訪|社论|社論|评论|評論|"
    r"exclusive|breaking(?: news)?|investigation|interview|analysis|opinion|editorial|"
    r"feature|explainer)\s*[\]】>〉)）]?",
    re.IGNORECASE,
)
DECK_LABELS = ("deck", "dek", "standfirst", "sub", "부제", "副", "リード", "подзаг")
TAIL_UNITS = 6


def mark(reading: Reading) -> None:
    """Find the headline and every unit that needs no neighbour to be told."""
    for unit in reading.units:
        if END.match(unit.text) and unit is not reading.units[0]:
            unit.role = "end"
        elif RULE.match(unit.text):
            unit.role = "rule"
        elif TAGS.fullmatch(unit.text):
            unit.role = "tags"
            reading.doubt(_("tags, left out of the story: add them as topics."), unit)
    _choose_headline(reading)
    last = len(reading.units) - TAIL_UNITS
    first = reading.first_prose()
    for index, unit in enumerate(reading.units):
        if index == reading.headline or not unit.free:
            continue
        # A date within the story heads one of its parts.
        at_end = index <= first or index >= len(reading.units) - 2
        if at_end and is_date(unit.text):
            unit.role = "date"
            continue
        at_edge = index <= first or index >= last
        _mark_one(unit, at_edge)
        if unit.role == "note" and label_only(unit.text):
            _take_next(reading.units, index)
    _mark_bylines(reading)


def _choose_headline(reading: Reading) -> None:
    """The first line of words, except a picture's place or a note above the text."""
    units = reading.units
    words = [i for i, unit in enumerate(units) if unit.free]
    for index in words[:6]:
        if index != words[-1] and (label := KICKER.fullmatch(units[index].text)):
            units[index].role = "kicker"
            reading.story.kicker = label["what"]
        elif not _is_above_headline(units, index, words):
            break
    else:
        index = words[0] if words else 0
    reading.headline = index
    unit = units[index]
    unit.role = "headline"
    label = LABEL.match(unit.text) or HEADING.match(unit.text)
    if label:
        unit.text = unit.text[label.end() :]
    _absorb_repeated(units[index + 1 :], unit.text)


def _absorb_repeated(below: list[Unit], headline: str) -> None:
    """Some programs paste the headline twice: as the title and as the first line."""
    for unit in below[:2]:
        if unit.free and fold(HEADING.sub("", unit.text)) == fold(headline):
            unit.role = "absorbed"


def _is_above_headline(units: list[Unit], index: int, words: list[int]) -> bool:
    text = units[index].text
    if index == words[-1]:
        return False
    if labelled_note(text) and (":" in text or "：" in text or text[0] in "[【"):
        return not _is_short_label_headline(text)
    if MARKDOWN.match(text) or FILE_NAME.fullmatch(text):
        return True
    line = picture_line(text)
    if line is None:
        return is_date(text)
    # A headline may hold a slash and a colon; a caption before it ends as a sentence.
    return line.placeholder or bool(
        line.credit and line.caption and line.caption[-1] in ".。" and len(words) > 2
    )


def _is_short_label_headline(text: str) -> bool:
    """ "Update: rice prices rise" is a headline; a note is a sentence or dated."""
    return text[-1] not in ".。)）" and text[0] not in "[【*" and len(text) < 100


def _mark_one(unit: Unit, at_edge: bool) -> None:
    note = labelled_note(unit.text)
    if note and (at_edge or not label_only(unit.text)):
        unit.role, unit.found = "note", note
        return
    if worded_note(unit.text) == "other":
        unit.role, unit.found = "note", "other"
        return
    found = credits(unit.text)
    if found and found.is_translation:
        unit.role, unit.found = "credit", found
        return
    line = picture_line(unit.text)
    if line:
        unit.role, unit.found = "picture", line


def _take_next(units: list[Unit], index: int) -> None:
    """The words of a note whose label has a line of its own."""
    below = units[index + 1] if index + 1 < len(units) else None
    if below and below.free:
        units[index].text += " " + below.text
        below.role = "absorbed"


def _mark_bylines(reading: Reading) -> None:
    """Bylines stand between the headline and the first paragraph."""
    sentences = 0
    for unit in reading.units[reading.headline + 1 : reading.headline + 9]:
        if not unit.free:
            continue
        # The first sentence may be a deck; the second is the story.
        sentences += closes(unit.text)
        if sentences > 1 and not worded_note(unit.text):
            return
        found = credits(unit.text)
        if found is None and _names_a_bio(reading, unit):
            found = Credits(reporters=[bare(unit.text)])
        found = found or name_and_more(unit.text)
        if found:
            unit.role, unit.found = "credit", found
        elif worded_note(unit.text):
            unit.role, unit.found = "note", worded_note(unit.text)
            sentences -= closes(unit.text)


def _names_a_bio(reading: Reading, unit: Unit) -> bool:
    """A bare name above the text whose owner has a bio below it."""
    name = bare(unit.text)
    if not is_name(name) or len(fold(name)) < 4:
        return False
    last = [one.text for one in reading.units[-8:] if one is not unit]
    return any(
        fold(text[:80]).startswith(fold(name)) for text in last if len(text) > 40
    )


def take_credits(reading: Reading) -> None:
    """Write the people of all credit lines into the story."""
    story = reading.story
    for unit in reading.units:
        if unit.role != "credit" or not isinstance(unit.found, Credits):
            continue
        found = unit.found
        _add_new(story.translators, found.translators)
        _add_new(story.editors, found.editors)
        one_each = len(found.emails) == len(found.reporters)
        for index, name in enumerate(found.reporters):
            reading.reporter(name, found.emails[index] if one_each else None)
        if found.emails and not (one_each and found.reporters):
            reading.doubt(
                _("the address %(address)s was left out.")
                % {"address": found.emails[0]},
                unit,
            )
        for word in found.dropped:
            reading.doubt(_("“%(word)s” was left out.") % {"word": word}, unit)


def _add_new(people: list[str], more: list[str]) -> None:
    known = {fold(name) for name in people}
    people.extend(name for name in more if fold(name) not in known)
