"""What a picture file told of itself, as far as the decoder's process is believed:
short texts of known names, and nothing else."""

import json
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

# Longest of each: what the fields of forms and tables take.
WORDS = {
    "caption": 2000,
    "headline": 300,
    "credit": 300,
    "byline": 300,
    "copyright": 300,
    "place": 200,
    "date": 10,
    "instructions": 1000,
}
PRIVATE = {
    "gps": _("Where it was taken (GPS)"),
    "device": _("Camera or phone"),
    "serial": _("Serial numbers"),
    "owner": _("Owner of the camera"),
    "software": _("Program"),
    "original_name": _("Name of the file before"),
    "comment": _("Remark in the file"),
}
LONGEST_FACT = 300
MOST_BYTES = 300_000
# No control character but a line's end, nothing that turns the direction of a text or
# hides in it, no half of a character: no page shows them and no database takes some.
_UNFIT = re.compile(r"[^\n\S ]|[\ud800-\udfff\ufffe\uffff\ufffd\u2028\u2029]")


@dataclass
class Told:
    words: dict = field(default_factory=dict)
    private: dict = field(default_factory=dict)

    @property
    def facts(self) -> list[tuple]:
        """The private facts with their names for the screen."""
        return [
            (label, self.private[key])
            for key, label in PRIVATE.items()
            if key in self.private
        ]

    @property
    def credit(self) -> str:
        """Who made it and who gave it, in a line to confirm."""
        given = [self.words.get(name, "") for name in ("byline", "credit")]
        apart = [each for each in given if each]
        if len(apart) == 2 and apart[0].casefold() in apart[1].casefold():
            apart = apart[1:]
        line = " / ".join(dict.fromkeys(apart)) or self.words.get("copyright", "")
        return line[:300]

    @property
    def taken_on(self) -> date | None:
        try:
            return date.fromisoformat(self.words.get("date", ""))
        except ValueError:
            return None


def believed(line: bytes) -> Told:
    """Raises ValueError where the line is not what our decoder says."""
    try:
        said = json.loads(line.decode("ascii").removeprefix("told "))
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not isinstance(said, dict):
        raise ValueError("no facts")
    private = dict.fromkeys(PRIVATE, LONGEST_FACT)
    return Told(_texts(said, "words", WORDS), _texts(said, "private", private))


def _texts(said, part, lengths):
    given = said.get(part)
    if not isinstance(given, dict):
        return {}
    texts = {
        name: fit(given[name])[:length].strip()
        for name, length in lengths.items()
        if isinstance(given.get(name), str)
    }
    return {name: text for name, text in texts.items() if text}


def fit(text: str) -> str:
    """The text without what cannot be kept, or would mislead who reads it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each for each in _UNFIT.sub(" ", lines) if _shows(each))


def _shows(character):
    if character == "\n" or character in "\u200c\u200d":  # Persian and Indic need them
        return True
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")
