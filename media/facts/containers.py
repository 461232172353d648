"""The blocks of metadata in a JPEG, PNG, WebP or HEIC file, found without decoding."""

import struct
import zlib
from io import BytesIO

from PIL import Image

MOST_BYTES = 1_000_000  # of one block; XMP of a real picture has some 10 kB
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_PHOTOSHOP = b"Photoshop 3.0\0"
_IPTC = 0x0404
_TEXTS = {
    b"Title": "headline",
    b"Description": "caption",
    b"Author": "byline",
    b"Copyright": "copyright",
    b"Software": "software",
    b"Source": "device",
    b"Comment": "comment",
}


def parts_of(data: bytes) -> dict:
    """`exif`, `xmp` and `iptc` as bytes, `texts` by our names; what is there."""
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    return _heic(data) if data[4:8] == b"ftyp" else {}


def _jpeg(data):
    found, irb, at = {}, b"", 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in (0xD9, 0xDA):
            break
        length = struct.unpack_from(">H", data, at + 2)[0]
        body = data[at + 4 : at + 2 + length]
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            found.setdefault("exif", body[6:])
        elif marker == 0xE1 and body.startswith(_XMP):
            found.setdefault("xmp", body[len(_XMP) :])
        elif marker == 0xED and body.startswith(_PHOTOSHOP) and len(irb) < MOST_BYTES:
            irb += body[len(_PHOTOSHOP) :]
        elif marker == 0xFE:
            found.setdefault("texts", {})["comment"] = [body[:2000]]
        at += 2 + length
    if block := _of_photoshop(irb):
        found["iptc"] = block
    return found


def _of_photoshop(irb):
    """The IPTC block among Photoshop's: 8BIM, a number, a name, a length, a body."""
    at = 0
    while irb[at : at + 4] == b"8BIM" and at + 12 <= len(irb):
        kind = struct.unpack_from(">H", irb, at + 4)[0]
        named = irb[at + 6] + 1
        start = at + 6 + named + named % 2
        length = struct.unpack_from(">I", irb, start)[0]
        if kind == _IPTC:
            return irb[start + 4 : start + 4 + length]
        at = start + 4 + length + length % 2
    return b""


def _png(data):
    found, texts, at = {}, {}, 8
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + min(length, MOST_BYTES)]
        if kind == b"eXIf":
            found["exif"] = body
        elif kind in (b"tEXt", b"zTXt", b"iTXt"):
            _take_text(kind, body, found, texts)
        elif kind == b"IEND":
            break
        at += 12 + length
    return {**found, "texts": texts} if texts else found


def _take_text(kind, body, found, texts):
    key, _nul, rest = body.partition(b"\0")
    if kind == b"iTXt":
        packed, rest = rest[:1] == b"\1", rest[2:]
        _language, _nul, rest = rest.partition(b"\0")
        _translated, _nul, rest = rest.partition(b"\0")
        rest = _unpacked(rest) if packed else rest
        if key == b"XML:com.adobe.xmp":
            found["xmp"] = rest
            return
    elif kind == b"zTXt":
        rest = _unpacked(rest[1:])
    if key.startswith(b"Raw profile type "):
        _take_profile(key, rest, found)
    elif key in _TEXTS:
        texts.setdefault(_TEXTS[key], []).append(rest[:4000])


def _take_profile(key, text, found):
    """What ImageMagick writes: a name, a length, and the bytes in hexadecimal."""
    lines = text.split()
    block = bytes.fromhex(b"".join(lines[2:]).decode("ascii"))
    name = key.rpartition(b" ")[2]
    if name in (b"iptc", b"8bim"):
        found["iptc"] = _of_photoshop(block) or block
    elif name in (b"exif", b"APP1") and block.startswith(b"Exif\0\0"):
        found["exif"] = block[6:]
    elif name == b"xmp":
        found["xmp"] = block


def _unpacked(data):
    try:
        return zlib.decompressobj().decompress(data, MOST_BYTES)
    except zlib.error as error:
        raise ValueError("not packed") from error


def _webp(data):
    found, at = {}, 12
    while at + 8 <= len(data):
        kind, length = struct.unpack_from("<4sI", data, at)
        body = data[at + 8 : at + 8 + min(length, MOST_BYTES)]
        if kind == b"EXIF":
            found["exif"] = body.removeprefix(b"Exif\0\0")
        elif kind == b"XMP ":
            found["xmp"] = body
        at += 8 + length + length % 2
    return found


def _heic(data):
    """By whatever reads HEIC here, which says it without decoding a pixel."""
    with Image.open(BytesIO(data)) as opened:
        info = opened.info
    found = {name: info[name] for name in ("exif", "xmp") if info.get(name)}
    if "exif" in found:
        found["exif"] = found["exif"].removeprefix(b"Exif\0\0")
    return found
