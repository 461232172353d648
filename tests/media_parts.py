"""Reads a picture file part by part: what does it hold besides pixels?"""

import struct

# SOF, tables, scan, restarts: what is needed to decode. APP0 is checked by itself.
_JPEG = {0xC0, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD}
_PNG = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
_WEBP = {b"VP8 ", b"VP8L"}
# Boxes of the one coded picture: how it is coded, how large, of which colours.
_AVIF = {b"ftyp", b"mdat"}
_META = {b"hdlr", b"pitm", b"iloc", b"iinf", b"iprp"}
_PROPERTIES = {b"ispe", b"pixi", b"av1C", b"colr"}


def metadata_of(data) -> list[str]:
    """The names of every part that holds no pixels, and `tail` for bytes behind."""
    if data[:2] == b"\xff\xd8":
        return _jpeg(data)
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return _png(data)
    if data[4:12] == b"ftypavif":
        return _avif(data)
    assert data[:4] + data[8:12] == b"RIFFWEBP"
    return _webp(data)


def _jpeg(data):
    at, found = 2, []
    while data[at : at + 2] != b"\xff\xd9":
        marker = data[at + 1]
        length = struct.unpack(">H", data[at + 2 : at + 4])[0]
        if not (marker in _JPEG or _is_bare_jfif(marker, data[at + 4 :][: length - 2])):
            found.append(f"{marker:02x}")
        at += 2 + length
        if marker == 0xDA:
            at = _end_of_scan(data, at)
    return found + (["tail"] if len(data) > at + 2 else [])


def _is_bare_jfif(marker, body):
    """APP0 with a version and a density, and no thumbnail behind it."""
    return marker == 0xE0 and body[:5] == b"JFIF\0" and len(body) == 14


def _end_of_scan(data, at):
    while not (data[at] == 0xFF and data[at + 1] not in (0, *range(0xD0, 0xD8))):
        at += 1
    return at


def _png(data):
    at, found = 8, []
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind not in _PNG:
            found.append(kind.decode("latin-1"))
        at += 12 + length
        if kind == b"IEND":
            break
    return found + (["tail"] if len(data) > at else [])


def _webp(data):
    end = 8 + struct.unpack("<I", data[4:8])[0]
    at, found = 12, []
    while at < end:
        kind, length = struct.unpack("<4sI", data[at : at + 8])
        if kind not in _WEBP:
            found.append(kind.decode("latin-1"))
        at += 8 + length + length % 2
    return found + (["tail"] if len(data) > end else [])


def _avif(data):
    found = []
    for kind, body in _boxes(data):
        if kind == b"meta":
            found += _in_meta(body[4:])
        elif kind not in _AVIF:
            found.append(kind.decode("latin-1"))
    return found


def _in_meta(body):
    found = []
    for kind, inner in _boxes(body):
        if kind == b"iprp":
            properties = dict(_boxes(inner))[b"ipco"]
            found += [
                each.decode("latin-1")
                for each, told in _boxes(properties)
                # A colr that holds a profile has words.
                if each not in _PROPERTIES or (each == b"colr" and told[:4] != b"nclx")
            ]
        elif kind == b"iinf":
            # One item, and it is the picture: Exif and XMP would be items beside it.
            if inner[4:6] != b"\0\1" or b"av01" not in inner:
                found.append("items")
        elif kind not in _META:
            found.append(kind.decode("latin-1"))
    return found


def _boxes(data):
    at = 0
    while at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        assert 8 <= length <= len(data) - at
        yield kind, data[at + 8 : at + length]
        at += length
    assert at == len(data)
