"""What a reader looks for, read from an address: words, "phrases" and filters."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from django.utils.translation import gettext

from articles.search.letters import fold, pairs, runs
from articles.search.vectors import PERSON, TOPIC, quoted

LONGEST, MOST_WORDS = 200, 24
# What the form of a search has; `start` is where a further page begins.
FIELDS = ("q", "section", "topic", "person", "from", "to")
# “”, „“, «», 「」, 『』 and the plain ones: what stands in them is a phrase.
_PHRASE = re.compile(
    '"([^"]+)"|[“”„]([^“”„]+)[“”]|[«»]([^«»]+)[«»]|「([^」]+)」|『([^』]+)』'
)


class Unclear(Exception):
    """It cannot be looked for; the message tells the reader what to do."""


@dataclass(frozen=True)
class Asked:
    """`text` is as typed, in one form of letters; `begins` and `ends` are days."""

    text: str = ""
    section: str = ""
    topic: str = ""
    person: str = ""
    begins: date | None = None
    ends: date | None = None

    @cached_property
    def runs(self) -> list[tuple[bool, str]]:
        return list(dict.fromkeys(runs(fold(self.text))))

    @cached_property
    def words(self) -> list[str]:
        return [run for is_joined, run in self.runs if not is_joined]

    @cached_property
    def phrases(self) -> list[list[tuple[bool, str]]]:
        found = (runs(fold("".join(each))) for each in _PHRASE.findall(self.text))
        return [each for each in found if each]

    @property
    def is_filtered(self) -> bool:
        return any((self.section, self.topic, self.person, self.begins, self.ends))

    @property
    def is_anything(self) -> bool:
        return bool(self.runs) or self.is_filtered

    def people_query(self, edition) -> str:
        """A tsquery of the head, as that of topics; empty where none is asked for."""
        return query_of(self.person, edition, PERSON)

    def topics_query(self, edition) -> str:
        return query_of(self.topic, edition, TOPIC)

    def query(self, edition, stems) -> str:
        """A tsquery of all words; `stems` has for each word what the dictionary of a
        language makes of it, nothing of a word that is in every text."""
        found = []
        for is_joined, run in self.runs:
            if is_joined:
                found += _of_run(run, edition)
            else:
                found += (quoted(stem, edition) for stem in stems[run])
        return _all(found)

    def plain_query(self, edition) -> str:
        """The same without a dictionary, as the words of the head are written."""
        return query_of(self.text, edition)

    def moments(self, zone) -> tuple[datetime | None, datetime | None]:
        """From the first moment of a day to the last of another, in the zone."""
        day = timedelta(days=1)
        return (
            self.begins and datetime.combine(self.begins, time.min, zone),
            self.ends and datetime.combine(self.ends + day, time.min, zone),
        )


def query_of(text, edition, weight="") -> str:
    found = []
    for is_joined, run in runs(fold(text)):
        if is_joined:
            found += _of_run(run, edition, weight)
        else:
            found.append(_weighted(run, edition, weight))
    return _all(found)


def _of_run(run, edition, weight="") -> list[str]:
    if len(run) == 1:
        return [f"{quoted(run, edition)}:*{weight}"]
    return [_weighted(pair, edition, weight) for pair in pairs(run)]


def _weighted(lexeme, edition, weight):
    return quoted(lexeme, edition) + (f":{weight}" if weight else "")


def _all(lexemes) -> str:
    return " & ".join(dict.fromkeys(lexemes))


def read(given) -> Asked:
    """Of the fields of a form or an address; raises Unclear."""
    texts = {name: _text(given.get(name, "")) for name in FIELDS}
    asked = Asked(
        text=texts["q"],
        section=texts["section"],
        topic=texts["topic"],
        person=texts["person"],
        begins=_day(texts["from"]),
        ends=_day(texts["to"]),
    )
    _needs_letters(asked)
    if asked.begins and asked.ends and asked.begins > asked.ends:
        raise Unclear(gettext("The first day is after the last one."))
    if len(asked.runs) > MOST_WORDS:
        raise Unclear(
            gettext("These are too many words. Search for at most %(count)s.")
            % {"count": MOST_WORDS}
        )
    return asked


def _needs_letters(asked) -> None:
    for text in (asked.text, asked.topic, asked.person):
        if text and not runs(fold(text)):
            raise Unclear(gettext("Write a word or a number to search for."))


def _text(given) -> str:
    text = " ".join(unicodedata.normalize("NFC", given.replace("\0", " ")).split())
    if len(text) > LONGEST:
        raise Unclear(
            gettext("This is too long. Search for at most %(count)s letters.")
            % {"count": LONGEST}
        )
    return text


def _day(given):
    if not given:
        return None
    try:
        day = datetime.strptime(given, "%Y-%m-%d").date()  # noqa: DTZ007
    except ValueError as error:
        raise Unclear(gettext("Write a day as 2026-11-23.")) from error
    if not 1800 <= day.year <= 9000:
        raise Unclear(gettext("Write a day as 2026-11-23."))
    return day
