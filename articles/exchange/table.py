"""A story and its translation as a table of rows, for translators who work elsewhere.

Columns: story, version, part, kind, source, translation. `part` is the key of the
source's part and, behind “=”, that of the part that renders it: both last, so that
rows may come back in any order.
"""

import csv
import io
import zipfile
from xml.sax.saxutils import escape

from django.utils.translation import gettext, ngettext

from articles.body import storable

from . import docx
from .decode import decode
from .refusal import Refusal, refuse_if_large

COLUMNS = ("story", "version", "part", "kind", "source", "translation")
MOST_ROWS, LONGEST_CELL = 5_000, 100_000
# What a spreadsheet takes for a formula when a cell begins with it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas'
    '.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default '
    'Extension="xml" ContentType="application/xml"/><Override PartName="/word/document'
    '.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
    'document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http:'
    '//schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)
_WIDTHS = (700, 800, 1500, 1200, 5200, 5200)


def as_csv(rows) -> bytes:
    """With the mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([_defused(str(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _defused(cell):
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _armed(cell):
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell


def as_docx(rows) -> bytes:
    """The smallest file that Word takes for its own: one table, six columns, across."""
    table = "".join(
        _row(row, bold=not number) for number, row in enumerate([COLUMNS, *rows])
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:color="999999"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="'
        'http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>'
        f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{edges}</w:tblBorders>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{table}</w:tbl><w:p/><w:sectPr>"
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:body>'
        "</w:document>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", _TYPES)
        packed.writestr("_rels/.rels", _RELATIONS)
        packed.writestr("word/document.xml", text)
    return out.getvalue()


def _row(cells, bold):
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_paragraphs(str(cell), bold)}</w:tc>"
        for cell, width in zip(cells, _WIDTHS, strict=True)
    )
    return f"<w:tr>{made}</w:tr>"


def _paragraphs(text, bold):
    mark = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return "".join(
        f'<w:p><w:r>{mark}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in text.split("\n")
    )


class Rows(list):
    """Of a file that came back, by column; `remarks` say what to look at."""

    remarks = ()


def read(data: bytes, language: str = "", name: str = "") -> Rows:
    """`language` is that of the translation, `name` that of the file. Raises
    Refusal."""
    if docx.is_docx(data, name):
        rows, remarks = docx.rows_of_table(data), []
    else:
        rows, remarks = _csv_rows(data, language)
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        raise Refusal(gettext("There is nothing in this table."))
    head = [cell.strip().casefold() for cell in rows[0]]
    missing = [name for name in COLUMNS if name not in head and name != "kind"]
    if missing:
        raise Refusal(
            ngettext(
                "This is not the table that was given out: the column %(columns)s is"
                " missing. Leave the first line as it was.",
                "This is not the table that was given out: the columns %(columns)s are"
                " missing. Leave the first line as it was.",
                len(missing),
            )
            % {"columns": ", ".join(missing)}
        )
    if len(rows) > MOST_ROWS:
        raise Refusal(
            gettext("This table has %(count)s rows; a story has at most %(most)s.")
            % {"count": len(rows) - 1, "most": MOST_ROWS}
        )
    places = {name: head.index(name) for name in COLUMNS if name in head}
    found = Rows(
        {name: _cell(row, place) for name, place in places.items()} for row in rows[1:]
    )
    found.remarks = remarks
    _refuse_if_long(found)
    return found


def _cell(row, place):
    return storable(row[place]) if place < len(row) else ""


def as_text(rows) -> str:
    """What was read, as it comes again from the page that showed it."""
    made = as_csv([row.get(name, "") for name in COLUMNS] for row in rows)
    return made.decode("utf-8-sig")


def _refuse_if_long(rows):
    """What is let in from a file of any kind is let in when the page sends it again:
    as CSV in UTF-8, each new line in it two characters."""
    if any(len(cell) > LONGEST_CELL for row in rows for cell in row.values()):
        raise Refusal(_too_long())
    text = as_text(rows).replace("\r\n", "\n")
    refuse_if_large(len(text.encode()) + text.count("\n"))


def _too_long():
    return gettext("A cell of this table is longer than a whole story.")


def _csv_rows(data, language):
    text, remarks = decode(data, language)
    text = text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    sign = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    except csv.Error as error:
        unread = gettext("This table cannot be read. Save it as CSV in UTF-8.")
        is_long = max(map(len, text.split(sign))) > LONGEST_CELL
        raise Refusal(_too_long() if is_long else unread) from error
    return [[_armed(cell) for cell in row] for row in rows], remarks
