"""The state of reading one text: its units, and what each was found to be."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .lines import Unit, closes, is_spaced, usual_length, width
from .people_names import fold
from .story import ParsedStory, Reporter

QUOTE_LENGTH = 50
LONG = 24
MOST_DOUBTS = 40


@dataclass
class Reading:
    units: list[Unit]
    story: ParsedStory
    headline: int = 0
    spaced: bool = True
    usual: float = 200.0
    unsure: list[str] = field(default_factory=list)

    def measure(self) -> None:
        self.spaced = is_spaced(self.units)
        self.usual = usual_length(self.units)

    @property
    def known(self) -> list[str]:
        return [one.name for one in self.story.reporters if one.name]

    def doubt(self, sentence: str, unit: Unit | None = None) -> None:
        if unit is not None:
            sentence = _("Line %(line)s, “%(text)s”: %(remark)s") % {
                "line": unit.line,
                "text": short(unit.text),
                "remark": sentence,
            }
        if sentence in self.unsure or len(self.unsure) > MOST_DOUBTS:
            return
        if len(self.unsure) == MOST_DOUBTS:
            sentence = _("There is more to check; look through the whole text.")
        self.unsure.append(sentence)

    def first_prose(self) -> int:
        """The first full sentence below the headline; past the end if none."""
        for index, unit in enumerate(self.units):
            if index == self.headline or not unit.free:
                continue
            if width(unit.text) > LONG and closes(unit.text):
                return index
        return len(self.units)

    def reporter(self, name: str | None, email: str | None = None) -> Reporter:
        """The reporter of this name, added when new."""
        for one in self.story.reporters:
            if name and one.name and fold(one.name) == fold(name):
                one.email = one.email or email
                return one
        one = Reporter(name, email=email)
        self.story.reporters.append(one)
        return one


def short(text: str) -> str:
    return text if len(text) <= QUOTE_LENGTH else text[: QUOTE_LENGTH - 1] + "…"
