"""Terms as a table of text (CSV): what is written out is read back the same."""

import codecs
import csv
import io
import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.body import storable
from articles.exchange.encodings import encodings_of, in_language, legacy
from articles.glossary.folding import fold
from articles.models import Term

COLUMNS = ("source", "target", "avoid", "kind", "note")
NEEDED = COLUMNS[:2]
MOST_LINES, MOST_BYTES = 20_000, 8_000_000
LONGEST, LONGEST_NOTE = 200, 2_000
# Problems that are told one by one.
TOLD = 20
BETWEEN = " | "
# A programme for tables takes a cell that begins so for a formula. It is written with
# a ' before it, and one that has such already gets another.
_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"\x89PNG")


class Unreadable(ValueError):
    """Nothing of the file can be taken; the text says why and what to do."""


@dataclass(frozen=True)
class Row:
    """One term of the table; what it has no column for is None."""

    line: int
    source: str
    target: str
    avoid: str | None = None
    kind: str | None = None
    note: str | None = None

    @property
    def folded(self) -> str:
        return fold(self.source)


@dataclass
class Table:
    rows: list[Row] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def write(terms) -> str:
    """With a mark at the front by which programmes for tables know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for each in terms:
        cells = (each.source, each.target, BETWEEN.join(each.avoided), each.kind)
        writer.writerow([_safe(cell) for cell in (*cells, each.note)])
    return f"\ufeff{out.getvalue()}"


def _safe(cell):
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unsafe(cell):
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def decode(data: bytes, languages=()) -> tuple[str, str]:
    """The text, and the name of its encoding where that was guessed. Its words
    are in the `languages` (tags)."""
    if not data.strip():
        raise Unreadable(_("This file is empty."))
    if data.startswith(_NO_TEXT):
        raise Unreadable(
            _("This is no table of text. Save it as “CSV UTF-8” and choose that file.")
        )
    if data.startswith(_UTF16):
        return _decoded(data, "utf-16"), ""
    try:
        return _without_nul(data.decode("utf-8-sig")), ""
    except UnicodeDecodeError as error:
        if b"\0" not in data and (found := _guessed(data, languages)):
            return found
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            _(
                "Line %(line)s is not in UTF-8. Save the table as “CSV UTF-8” and"
                " choose that file."
            )
            % {"line": line}
        ) from error


def _guessed(data, languages):
    """None of another language's where one of these has encodings of its own."""
    known = [each for each in languages if encodings_of(each)]
    found = (in_language(data, each) for each in known)
    return next(filter(None, found), None) if known else legacy(data)


def _decoded(data, encoding):
    try:
        return _without_nul(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise Unreadable(_("This file is damaged. Save the table again.")) from error


def _without_nul(text):
    if "\0" in text:
        raise Unreadable(
            _("This is no table of text. Save it as “CSV UTF-8” and choose that file.")
        )
    return text


def read(text) -> Table:
    """Every row, or every problem by its line. Raises Unreadable where the columns are
    wrong or there are too many lines."""
    text = storable(text.removeprefix("\ufeff"))
    lines = text.count("\n") + (not text.endswith("\n"))
    if lines > MOST_LINES + 1:
        raise Unreadable(
            _(
                "The table has %(lines)s lines; at most %(most)s are read at once."
                " Split it into several files."
            )
            % {"lines": f"{lines:,}", "most": f"{MOST_LINES:,}"}
        )
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    numbered = _numbered(reader)
    columns = _columns(next(numbered, (1, []))[1])
    return _table(numbered, columns)


def _delimiter(text):
    """The one that parts the most names of columns in the first line."""
    head = text.split("\n", 1)[0]
    return max(",;\t", key=lambda each: head.count(each))


def _numbered(reader):
    """(line on which it begins, cells) of each row."""
    begun = 1
    try:
        for cells in reader:
            yield begun, cells
            begun = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(
            _(
                "From line %(line)s on it cannot be told where a cell ends. Look at the"
                " quotation marks there."
            )
            % {"line": begun}
        ) from error


def _columns(head) -> list[str]:
    names = [cell.strip().casefold() for cell in head]
    while names and not names[-1]:
        names.pop()
    strange = [each or "–" for each in names if each not in COLUMNS]
    lacking = [each for each in NEEDED if each not in names]
    if strange or lacking or len(set(names)) < len(names):
        raise Unreadable(
            _(
                "The first line names the columns: %(columns)s. The first two are"
                " needed, the others may be left out. This file has: %(found)s."
            )
            % {
                "columns": ", ".join(COLUMNS),
                "found": ", ".join(each[:40] for each in names[:12]) or "–",
            }
        )
    return names


def _table(numbered, columns) -> Table:
    table, seen, wrong = Table(), {}, 0
    for line, cells in numbered:
        if not any(cell.strip() for cell in cells):
            continue
        row = _row(line, cells, columns)
        found = _problem(row, cells, columns, seen)
        if found:
            wrong += 1
            if wrong <= TOLD:
                told = {"line": line, "problem": found}
                table.problems.append(_("Line %(line)s: %(problem)s") % told)
            continue
        seen[row.folded] = line
        table.rows.append(row)
    if wrong > TOLD:
        more = ngettext(
            "And %(more)s more line has a problem.",
            "And %(more)s more lines have problems.",
            wrong - TOLD,
        )
        table.problems.append(more % {"more": f"{wrong - TOLD:,}"})
    if not table.rows and not table.problems:
        table.problems.append(_("There is no term below the first line."))
    return table


def _row(line, cells, columns) -> Row:
    values = {
        name: _unsafe(cell.strip("\r\n ")).strip()
        for name, cell in zip(columns, cells, strict=False)
    }
    values |= {name: values.get(name, "") for name in columns}
    for name in ("source", "target"):
        values[name] = " ".join(values[name].split())
    if "avoid" in columns:
        values["avoid"] = lines_of(values["avoid"])
    if "kind" in columns:
        values["kind"] = values["kind"].casefold() or Term.Kind.OTHER.value
    return Row(line, **values)


def lines_of(cell):
    """Forms to avoid, parted by | or by lines, as they are kept: one on each line."""
    forms = (" ".join(each.split()) for each in re.split(r"[|\n]", cell))
    return "\n".join(dict.fromkeys(form for form in forms if form))


def _problem(row, cells, columns, seen) -> str:
    if any(cell.strip() for cell in cells[len(columns) :]):
        return _("it has more cells than there are columns.")
    if found := problem_of(row.source, row.target, row.avoid or ""):
        return found
    if row.kind is not None and row.kind not in Term.Kind.values:
        return _("“%(kind)s” is no kind. There are: %(kinds)s.") % {
            "kind": row.kind[:40],
            "kinds": ", ".join(Term.Kind.values),
        }
    if len(row.note or "") > LONGEST_NOTE:
        return _("the note has more than %(most)s characters.") % {"most": LONGEST_NOTE}
    if row.folded in seen:
        return _("the same term stands in line %(first)s.") % {
            "first": seen[row.folded]
        }
    return ""


def problem_of(source, target, avoid) -> str:
    """What is wrong with a term, however it came; empty where nothing is."""
    if not source or not target:
        return _("the term of the original or that of the translation is missing.")
    forms = [source, target, *avoid.splitlines()]
    if max(len(each) for each in (*forms, fold(source))) > LONGEST:
        return _("a term has more than %(most)s characters.") % {"most": LONGEST}
    if not all(any(letter.isalnum() for letter in each) for each in forms):
        return _("a term has no letter and no number.")
    if any(len(each) == 1 and each.isascii() for each in forms):
        return _("a single letter would be found everywhere.")
    if any("|" in each for each in forms):
        return _("a term cannot hold “|”, which parts forms to avoid in a table.")
    if target in avoid.splitlines():
        return _("“%(form)s” is both how to write it and a form to avoid.") % {
            "form": target
        }
    return ""
