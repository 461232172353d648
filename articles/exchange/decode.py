"""Bytes of a file to text, or a refusal that says what the file is."""

import codecs
from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .encodings import encodings_of, in_language, legacy
from .refusal import Refusal, refuse_if_large

SAVE_AS = _("Save it as plain text (UTF-8), or paste the story instead.")
SIGNATURES = (
    (b"%PDF", _("a PDF file")),
    (b"\xd0\xcf\x11\xe0", _("an old Word or Hangul file")),
    (b"{\\rtf", _("a rich-text (RTF) file")),
    (b"\x89PNG", _("a picture (PNG)")),
    (b"\xff\xd8\xff", _("a picture (JPEG)")),
    (b"GIF8", _("a picture (GIF)")),
    (b"RIFF", _("a picture, sound or video")),
    (b"II*\0", _("a picture (TIFF)")),
    (b"MM\0*", _("a picture (TIFF)")),
    (b"\x1f\x8b", _("a packed file (gzip)")),
    (b"7z\xbc\xaf", _("a packed file (7z)")),
    (b"Rar!", _("a packed file (RAR)")),
    (b"ID3", _("a sound file")),
    (b"\x7fELF", _("a program")),
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Decoded(NamedTuple):
    text: str
    remarks: list[str]


def decode(data: bytes, language: str = "") -> Decoded:
    """Return the text and sentences on what should be checked, or raise Refusal.

    Where `language` (a tag) is given, there are words of that language in it, and it is
    not guessed to be in the encoding of another.
    """
    if not data.strip(b" \t\r\n\0"):
        raise Refusal(
            gettext("This file is empty. Choose the file that holds the story.")
        )
    refuse_if_known(data)
    refuse_if_large(len(data))
    decoded = _marked(data) or _utf8(data) or _unmarked_utf16(data)
    if decoded is None and b"\0" not in data:
        decoded = _legacy(data, language)
    if decoded is None or _is_noise(decoded.text):
        unread = gettext("This file is not a text that can be read.")
        raise Refusal(f"{unread} {SAVE_AS}")
    return decoded


def refuse_if_known(data: bytes) -> None:
    """Refuse a file whose first bytes say that it is no plain text."""
    kind = _kind(data)
    if kind:
        what = gettext("This is %(kind)s, not plain text.") % {"kind": kind}
        raise Refusal(f"{what} {SAVE_AS}")


def _kind(data: bytes) -> str | None:
    if data.startswith(b"PK\x03\x04"):
        return _packed_kind(data[:4000])
    if data[4:8] == b"ftyp":
        return gettext("a picture or video")
    if (
        data[:300]
        .removeprefix(codecs.BOM_UTF8)
        .lstrip()[:14]
        .lower()
        .startswith((b"<!doctype html", b"<html"))
    ):
        return gettext("a web page (HTML)")
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            return kind
    return None


def _packed_kind(head: bytes) -> str:
    if b"hwp+zip" in head:
        return gettext("a Hangul (HWPX) file")
    if b"opendocument" in head:
        return gettext("an OpenDocument file")
    if b"word/" in head or b"[Content_Types].xml" in head:
        return gettext("a Word or Office file")
    return gettext("a packed file (ZIP)")


def _marked(data: bytes) -> Decoded | None:
    for mark, name in MARKS:
        if not data.startswith(mark):
            continue
        body = data[len(mark) :]
        try:
            return Decoded(body.decode(name, "surrogatepass"), [])
        except UnicodeDecodeError:
            return _mended(body, name) if name != "utf-8" else _utf8(body)
    return None


def _utf8(data: bytes) -> Decoded | None:
    if b"\0" in data:
        return None
    try:
        # A lone surrogate comes through here and is mended with the text.
        return Decoded(data.decode("utf-8", "surrogatepass"), [])
    except UnicodeDecodeError:
        return _mended(data, "utf-8")


def _mended(data: bytes, name: str) -> Decoded | None:
    """A text with a few broken bytes in it, as after a cut or a bad copy."""
    text = data.decode(name, "replace")
    broken = text.count("\ufffd")
    foreign = sum(char > "\x7f" for char in text) - broken
    if broken > 5 or foreign < 10 * broken:
        return None
    line = text.count("\n", 0, text.index("\ufffd")) + 1
    return Decoded(
        text,
        [
            gettext(
                "Line %(line)s has a broken character (shown as \ufffd); %(count)s in"
                " all. Please type them again."
            )
            % {"line": line, "count": broken}
        ],
    )


def _unmarked_utf16(data: bytes) -> Decoded | None:
    if len(data) % 2 or b"\0" not in data:
        return None
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        ordinary = sum(char.isalnum() or char in " \r\n.,。" for char in text)
        if "\0" not in text and ordinary > 0.85 * len(text) and " " in text:
            return Decoded(
                text, [gettext("The file was read as UTF-16; please check it.")]
            )
    return None


def _legacy(data: bytes, language: str) -> Decoded | None:
    if names := encodings_of(language):
        found = in_language(data, language)
        if found is None:
            raise Refusal(
                gettext(
                    "This file is not in UTF-8, and as %(encodings)s it gives no words"
                    " of the language. Save it as “CSV UTF-8”."
                )
                % {"encodings": names}
            )
    else:
        found = legacy(data)
    if found is None:
        return None
    text, name = found
    return Decoded(
        text,
        [
            gettext(
                "The file is not in UTF-8; it was read as %(encoding)s. Please check"
                " that the words are right."
            )
            % {"encoding": name}
        ],
    )


def _is_noise(text: str) -> bool:
    controls = sum(char < " " and char not in "\t\n\r\v\f" for char in text)
    return "\0" in text or controls * 50 > len(text)
