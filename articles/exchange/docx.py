"""The text of a Word file: its paragraphs as they are read, tracked changes accepted,
hidden words left out, tables as they are typed. `rows_of_table` gives a single one.

A .docx is a zip of XML. Nothing is unpacked to disk, sizes are looked at before, and
XML that declares anything of its own is refused: Word writes none.
"""

import io
import zipfile
import zlib
from xml.etree import ElementTree

from django.utils.translation import gettext

from .refusal import MAX_BYTES, Refusal
from .tables import as_lines

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "word/document.xml"
MOST_BYTES = 20_000_000
# What stands in a document stands in few others; more is no work of a person.
_DEEPEST = 200
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(KeyError, UnicodeDecodeError),
)
_LEFT_OUT = {f"{_W}{name}" for name in ("del", "moveFrom", "txbxContent")}


def is_docx(data: bytes, name: str = "") -> bool:
    """Refuses what is a Word file by its first bytes or its `name`, and is damaged."""
    is_packed = data.startswith(b"PK\x03\x04")
    if name.lower().endswith(".docx") and data.strip() and not is_packed:
        raise Refusal(
            gettext(
                "This file is named as a Word file and is none, or it is damaged. Save"
                " it anew in Word and try again."
            )
        )
    if not is_packed:
        return False
    try:
        return _TEXT in zipfile.ZipFile(io.BytesIO(data)).namelist()
    except zipfile.BadZipFile as error:
        if name.lower().endswith(".docx") or b"word/" in data[:4000]:
            raise Refusal(_broken()) from error
        return False


def text_of(data: bytes) -> str:
    """Paragraphs parted by empty lines, headings with the desk's mark."""
    found = []
    for each in _parts(_body(data)):
        if each.tag == f"{_W}tbl":
            found.append(as_lines(_rows(each)))
        elif text := _words(each).strip():
            found.append(f"## {text}" if found and _is_heading(each) else text)
    return "\n\n".join(found)


def _parts(element, depth=0):
    """Paragraphs, and tables of more than one column, in order; what else there is
    only holds them."""
    if depth > _DEEPEST:
        raise Refusal(_broken())
    for each in element:
        is_table = each.tag == f"{_W}tbl"
        if each.tag == f"{_W}p" or (
            is_table and max(map(len, _rows(each)), default=0) > 1
        ):
            yield each
        elif each.tag not in _LEFT_OUT:
            yield from _parts(each, depth + 1)


def rows_of_table(data: bytes) -> list[list[str]]:
    """The cells of the first table; each paragraph of a cell is a line."""
    table = next(_body(data).iter(f"{_W}tbl"), None)
    if table is None:
        raise Refusal(gettext("There is no table in this file."))
    return _rows(table)


def _rows(table):
    return [
        [
            "\n".join(_words(each) for each in cell.iter(f"{_W}p"))
            for cell in row.findall(f"{_W}tc")
        ]
        for row in table.findall(f"{_W}tr")
    ]


def _broken():
    return gettext("This Word file is damaged. Save it anew in Word and try again.")


def _body(data):
    broken = _broken()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            info = packed.getinfo(_TEXT)
            if len(data) > MOST_BYTES or info.file_size > 10 * MAX_BYTES:
                raise Refusal(gettext("This Word file is too long for one story."))
            with packed.open(info) as file:
                xml = file.read(10 * MAX_BYTES + 1).decode("utf-8")
    except _DAMAGED as error:
        raise Refusal(broken) from error
    except (NotImplementedError, RuntimeError) as error:
        raise Refusal(
            gettext("This Word file is locked with a password. Save it without one.")
        ) from error
    if "<!DOCTYPE" in xml or "<!ENTITY" in xml:
        raise Refusal(broken)
    try:
        root = ElementTree.fromstring(xml)  # noqa: S314 (nothing is declared in it)
    except (ElementTree.ParseError, RecursionError) as error:
        raise Refusal(broken) from error
    return root


def _words(element) -> str:
    return "".join(_pieces(element))


def _pieces(element, depth=0):
    if depth > _DEEPEST:
        raise Refusal(_broken())
    for each in element:
        if each.tag in _LEFT_OUT:
            continue
        if each.tag == f"{_W}r" and each.find(f"{_W}rPr/{_W}vanish") is not None:
            continue
        if each.tag == f"{_W}t":
            yield each.text or ""
        elif each.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif each.tag == f"{_W}tab":
            yield " "
        elif each.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif each.tag != f"{_W}p":
            yield from _pieces(each, depth + 1)


def _is_heading(paragraph) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = "" if style is None else style.get(f"{_W}val", "")
    return name.lower().startswith("heading")
