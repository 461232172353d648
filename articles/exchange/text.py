"""A plain-text story, as reporters paste it, to its parts.

The passes run in this order, and each leaves free what it is not sure of; a unit
that stays free is body text, so no word is lost.
"""

from django.utils.translation import gettext as _

from .body_blocks import blocks
from .datelines import dateline
from .deck import take_deck
from .decode import decode
from .language import detect, first_subtag
from .lines import Unit, units
from .marks import mark, take_credits
from .people_names import bare
from .picture_lines import PictureLine
from .pictures import settle_pictures
from .reading import Reading, short
from .refusal import Refusal
from .spellings import two_spellings
from .story import Note, ParsedStory, Picture
from .tables import put_back, taken_out
from .tail import read_tail
from .tidy import tidy

LONG_HEADLINE = 250
SPELLING_SAMPLE = 300_000


def read(data: bytes, *, language: str | None = None) -> ParsedStory:
    """Decode and parse a file's bytes; raises Refusal."""
    text, remarks = decode(data)
    story = parse(text, language=language)
    damaged = any("\ufffd" in remark for remark in remarks)
    rest = [one for one in story.unsure if not (damaged and "\ufffd" in one)]
    story.unsure = remarks + rest
    return story


def parse(text: str, *, language: str | None = None) -> ParsedStory:
    """Parse a story; raises Refusal when there is none or it is too large."""
    text, tables = taken_out(text)
    text, remarks = tidy(text)
    found = units(text)
    if not any(char.isalnum() for char in text):
        raise Refusal(_("There are no words in this text. Paste the whole story."))
    story = ParsedStory("", first_subtag(language) if language else detect(text))
    reading = Reading(found, story, unsure=remarks)
    reading.measure()
    mark(reading)
    take_credits(reading)
    settle_pictures(reading)
    _take_dateline_reporter(reading)
    read_tail(reading)
    take_credits(reading)
    take_deck(reading)
    _assemble(reading)
    put_back(story.paragraphs, tables)
    _tell_spellings(reading, text)
    story.unsure = reading.unsure
    return story


def _assemble(reading: Reading) -> None:
    story = reading.story
    headline = reading.units[reading.headline]
    story.headline = headline.text
    if len(headline.text) > LONG_HEADLINE:
        reading.doubt(_("the headline is very long; is it one?"), headline)
    body = [unit for unit in reading.units if unit.free]
    story.paragraphs = blocks(body)
    _take_dateline(reading)
    count = 0
    for unit in reading.units:
        count += unit.free
        _place(reading, unit, count)
    if not story.paragraphs:
        reading.doubt(
            _("No story text was found, only the headline and what surrounds it.")
        )


def _place(reading: Reading, unit: Unit, count: int) -> None:
    """Write a unit beside the body into the story."""
    story, found = reading.story, unit.found
    if unit.role == "picture" and isinstance(found, PictureLine):
        story.images.append(
            Picture(found.file_name, found.caption, found.credit, count)
        )
    elif unit.role == "note":
        position = "below" if count else "above"
        story.notes.append(Note(str(found), bare(unit.text), position))
    elif unit.role in ("date", "end"):
        reading.doubt(_("it was left out of the story."), unit)


def _take_dateline_reporter(reading: Reading) -> None:
    """A dateline may name the reporter, to whom an address below then belongs."""
    free = [one for one in reading.units[reading.headline + 1 :] if one.free]
    for unit in free[:3]:
        found = dateline(unit.text)
        if found is None:
            continue
        if found.reporter:
            reading.reporter(found.reporter)
        elif found.perhaps:
            reading.reporter(found.perhaps)
            reading.doubt(
                _("“%(name)s” was taken for the reporter.") % {"name": found.perhaps},
                unit,
            )
        return


def _take_dateline(reading: Reading) -> None:
    story = reading.story
    first = next((one for one in story.paragraphs if one.kind == "paragraph"), None)
    found = dateline(first.plain) if first else None
    if not found:
        return
    story.dateline = found.place
    text = first.text if first.text.startswith(found.lead_in) else first.plain
    first.lead_in, first.text = found.lead_in, text[len(found.lead_in) :]


def _tell_spellings(reading: Reading, text: str) -> None:
    for forms in two_spellings(text[:SPELLING_SAMPLE]):
        listed = ", ".join(f"“{short(form)}”" for form in forms)
        reading.doubt(
            _("One name is written in more than one way: %(forms)s.")
            % {"forms": listed}
        )
