"""What stands in the table that goes out, and what a table that came back means."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from articles.body import storable
from articles.desk.sheets import sheet, sheet_of
from articles.desk.words import word_diff
from articles.models import Article, Figure
from articles.snapshot import snapshot
from articles.translation.cells import table_in, together
from articles.translation.originals import versions_for
from articles.translation.parts import FIELDS, parts_of
from articles.translation.places import Place, places_of, typed

_LIMITS = {name: Article._meta.get_field(name).max_length for name in FIELDS}
LONGEST = {name: limit for name, limit in _LIMITS.items() if limit}
LONGEST_CREDIT = Figure._meta.get_field("credit").max_length


def most_of(part) -> int | None:
    """How many characters the part with this key holds, where there is a limit."""
    return LONGEST_CREDIT if part.endswith("/credit") else LONGEST.get(part)


def rows_of(article, source) -> list[tuple]:
    """A row for each pair of parts; of a source without a place a row of its own. Last
    in each, whether it is still to be translated."""
    theirs = typed(source.content)
    kinds = {part.key: part.kind for part in parts_of(source.content)}
    places = places_of(article, source)
    dropped = set(article.renderings.filter(part="").values_list("source", flat=True))
    found, given = [], set()
    for key, text in theirs.items():
        of_story = (article.pk, source.number)
        if key not in places and key not in dropped:
            found.append((*of_story, key, kinds[key], text, "", True))
        for number, each in enumerate(places.get(key, ())):
            shown = "" if each.part in given else each.words
            given.add(each.part)
            words = text if not number else ""
            name = f"{key}={each.part}"
            found.append((*of_story, name, kinds[key], words, shown, each.is_todo))
    return found


@dataclass
class Returned:
    """One row that came back."""

    number: int
    source: str
    part: str
    kind: str = ""
    words: str = ""
    text: str = ""
    was: str = ""
    # Further halves of the part: what comes back stands for all of them.
    more: tuple = ()
    # Of a table of which some cells did not come back.
    is_partial: bool = False
    source_diff: list = field(default_factory=list)
    diff: list = field(default_factory=list)
    # Of a table, cell by cell: the original, and what came back.
    source_sheet: object = None
    sheet: object = None

    @property
    def changes(self) -> bool:
        return bool(self.text) and self.text != self.was


@dataclass
class Reading:
    """`refused` says why nothing of it can be taken over; `remarks` what to look at."""

    rows: list[Returned] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    refused: str = ""
    version: object = None
    # Whether its words are for whoever looks: they may be of a draft by now.
    is_open: bool = True

    @property
    def changed(self):
        return [row for row in self.rows if row.changes]

    @property
    def outdated(self):
        return [row for row in self.rows if row.source_diff]


def understand(article, given, source, user) -> Reading:
    """What a returned table would change, compared with the story as it is now."""
    reading = Reading()
    stories = {row["story"].strip() for row in given}
    if stories != {str(article.pk)}:
        reading.refused = _("This is the table of another story: %(number)s.") % {
            "number": ", ".join(sorted(stories - {str(article.pk)}))[:60] or "—"
        }
        return reading
    numbers = {row["version"].strip() for row in given}
    number = next(iter(numbers))
    isnumber = number.isdecimal() and len(number) < 10
    versions = article.original.revisions.filter(number=number if isnumber else 0)
    reading.version = versions.first()
    if len(numbers) > 1 or reading.version is None:
        reading.refused = _("The rows do not say of which version they are.")
        return reading
    open_ones = versions_for(article.original, user)
    reading.is_open = open_ones.filter(pk=reading.version.pk).exists()
    _read_rows(article, given, source, reading)
    return reading


def _read_rows(article, given, source, reading):
    before = {part.key: part for part in parts_of(reading.version.content)}
    now = {part.key: part for part in parts_of(source.content)}
    was, ours = typed(reading.version.content), typed(snapshot(article))
    named = {row["part"].strip().partition("=")[2] for row in given}
    found_places = places_of(article, reading.version, named)
    places = {(key, at.part): at for key, all_ in found_places.items() for at in all_}
    expected = [row[2] for row in rows_of(article, reading.version)]
    seen = {}
    for number, row in together(given, was, ours):
        name = row["part"].strip()
        key, _sign, part = name.partition("=")
        if name in seen or key not in before or (part and part not in ours):
            _remark_of_stray(reading, number, name in seen)
            continue
        found = Returned(number, key, part, before[key].kind, was[key])
        found.text = storable(row["translation"].replace("\r\n", "\n").strip())
        found.is_partial = row.get("is_partial", False)
        there = part or (key if key in FIELDS else "")
        place = places.get((key, there), Place(there, words=ours.get(there, "")))
        found.was, found.more = place.words, place.more
        found.diff = word_diff(found.was, found.text) if found.changes else []
        if before[key].value != (now[key].value if key in now else None):
            newer = now[key].text if key in now else ""
            found.source_diff = word_diff(before[key].text, newer)
        _as_sheets(found, before[key], now.get(key))
        _check_length(found, reading)
        seen[name] = found
    reading.rows = list(seen.values())
    _remark(reading, article, source, expected, seen)


def _as_sheets(found, before, now):
    found.source_sheet = sheet(now, before) or sheet(before)
    was = table_in(found.was)
    found.sheet = sheet_of(table_in(found.text) if found.changes else was, was)


def _remark_of_stray(reading, number, is_double):
    sentence = (
        _("Row %(number)s is there twice; the first one counts.")
        if is_double
        else _("Row %(number)s belongs to no part of this story; it is left out.")
    )
    reading.remarks.append(sentence % {"number": number})


def _check_length(row, reading):
    most = most_of(row.part or row.source)
    if most and len(row.text) > most:
        reading.remarks.append(
            _("Row %(number)s is longer than %(most)s characters; it is left out.")
            % {"number": row.number, "most": most}
        )
        row.text = ""


def _remark(reading, article, source, expected, seen):
    if reading.version.pk != source.pk:
        reading.remarks.append(
            _(
                "The table is of version %(old)s of the original, and %(new)s is to be"
                " followed. What changed since stands at each row."
            )
            % {"old": reading.version.number, "new": source.number}
        )
    if lacking := [name for name in expected if name not in seen]:
        reading.remarks.append(
            _("Rows that did not come back: %(count)s. Those parts stay as they are.")
            % {"count": len(lacking)}
        )
    names = [name for name in seen if name in expected]
    if names != sorted(names, key=expected.index):
        reading.remarks.append(
            _("The rows came back in another order. Each goes to its own place.")
        )
