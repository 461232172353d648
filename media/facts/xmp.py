"""XMP: the same again as XML, in UTF-8, UTF-16 or UTF-32.

Expat builds nothing and asks for nothing; a packet that declares a document type, and
with it entities, is not read at all.
"""

import codecs
from contextlib import suppress
from xml.parsers import expat

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns# "
_XML_LANG = "http://www.w3.org/XML/1998/namespace lang"
_DC = "http://purl.org/dc/elements/1.1/ "
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/ "
_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/ "
_BASIC = "http://ns.adobe.com/xap/1.0/ "
_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/ "
_MEDIA = "http://ns.adobe.com/xap/1.0/mm/ "
_EXIF = "http://ns.adobe.com/exif/1.0/ "
_EXIF_EX = "http://cipa.jp/exif/1.0/ "
_AUX = "http://ns.adobe.com/exif/1.0/aux/ "
_TIFF = "http://ns.adobe.com/tiff/1.0/ "
_RAW = "http://ns.adobe.com/camera-raw-settings/1.0/ "
_PLUS = "http://ns.useplus.org/ldf/xmp/1.0/ "
_NAMES = {
    _DC + "description": "caption",
    _DC + "creator": "byline",
    _DC + "title": "title",
    _DC + "rights": "copyright",
    _PHOTOSHOP + "Headline": "headline",
    _PHOTOSHOP + "Credit": "credit",
    _PHOTOSHOP + "Source": "source",
    _PHOTOSHOP + "Instructions": "instructions",
    _PHOTOSHOP + "DateCreated": "date",
    _EXIF + "DateTimeOriginal": "date",
    _CORE + "Location": "place",
    _PHOTOSHOP + "City": "place",
    _PHOTOSHOP + "State": "place",
    _PHOTOSHOP + "Country": "place",
    _RIGHTS + "UsageTerms": "licence",
    _RIGHTS + "Owner": "owner",
    _AUX + "OwnerName": "owner",
    _EXIF_EX + "CameraOwnerName": "owner",
    _AUX + "SerialNumber": "serial",
    _AUX + "LensSerialNumber": "serial",
    _EXIF_EX + "BodySerialNumber": "serial",
    _EXIF_EX + "LensSerialNumber": "serial",
    _MEDIA + "OriginalDocumentID": "serial",
    _MEDIA + "DocumentID": "serial",
    _AUX + "Lens": "device",
    _TIFF + "Make": "device",
    _TIFF + "Model": "device",
    _BASIC + "CreatorTool": "software",
    _MEDIA + "PreservedFileName": "original_name",
    _RAW + "RawFileName": "original_name",
    _EXIF + "GPSLatitude": "gps",
    _EXIF + "GPSLongitude": "gps",
}
# From the near to the far.
_PLACES = (
    _CORE + "Location",
    _PHOTOSHOP + "City",
    _PHOTOSHOP + "State",
    _PHOTOSHOP + "Country",
)
_POSITION = (_EXIF + "GPSLatitude", _EXIF + "GPSLongitude")
_ORDER = {name: number for number, name in enumerate((*_PLACES, *_POSITION))}
MOST_BYTES, DEEPEST, MOST_VALUES = 1_000_000, 60, 500
_MARKS = (
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0<", "utf-16-be"),
    (b"<\0", "utf-16-le"),
)


class Hostile(ValueError):
    """Something that no program writes into a picture in good faith."""


def read(data: bytes) -> dict:
    """Lists of texts by our names."""
    if len(data) > MOST_BYTES:
        raise Hostile("too long")
    reader = _Reader()
    parser = expat.ParserCreate("utf-8", " ")
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    parser.StartElementHandler = reader.begins
    parser.EndElementHandler = reader.ends
    parser.CharacterDataHandler = reader.says
    with suppress(expat.ExpatError):  # what stood before the mistake is read
        parser.Parse(_text(data).encode("utf-8"), True)
    return reader.found


def _refuse(*_about):
    raise Hostile("declares what it should not")


def _text(data):
    charset = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    text = data.decode(charset, "replace").lstrip("\ufeff").rstrip("\0 \r\n\t")
    # A declaration would name the charset that it was in before.
    if text.startswith("<?xml ") and "?>" in text:
        text = text[text.index("?>") + 2 :].lstrip()
    return text


class _Reader:
    """Values are texts of elements, items of their lists, or attributes."""

    def __init__(self):
        self._values, self._open, self._text, self._languages = {}, [], [], []

    def begins(self, name, attributes):
        self._open.append(name)
        if len(self._open) > DEEPEST:
            raise Hostile("too deep")
        self._languages.append(attributes.get(_XML_LANG, ""))
        self._text = []
        for key, value in attributes.items():
            if key in _NAMES and name == _RDF + "Description":
                self._take(key, value, "")

    def says(self, text):
        self._text.append(text)

    def ends(self, name):
        language = self._languages.pop()
        self._open.pop()
        text, self._text = "".join(self._text).strip(), []
        if not text:
            return
        is_item = name == _RDF + "li" and len(self._open) >= 2
        key = self._open[-2] if is_item else name
        if key in _NAMES:
            self._take(key, text, language)

    def _take(self, key, text, language):
        values = self._values.setdefault(key, [])
        if len(values) < MOST_VALUES and len(text) <= 8000:
            values.append((language, text))

    @property
    def found(self):
        found = {}
        for key in sorted(self._values, key=lambda each: _ORDER.get(each, -1)):
            found.setdefault(_NAMES[key], []).extend(_chosen(self._values[key]))
        return found


def _chosen(values):
    """All of a list; of one text in several languages, the usual one."""
    if not any(language for language, _text in values):
        return [text for _language, text in values]
    usual = [text for language, text in values if language == "x-default"]
    return usual or [values[0][1]]
