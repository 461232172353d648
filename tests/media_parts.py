"""Reads a picture file part by part: what does it hold besides pixels?"""

import struct

# SOF, tables, scan, restarts: what is needed to decode. APP0 is checked by itself.
_JPEG = {0xC0, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD}
_PNG = {b"IHDR", b"IDAT", b"IEND"}
_WEBP = {b"VP8 ", b"VP8L"}


def metadata_of(data) -> list[str]:
    """The names of every part that holds no pixels, and `tail` for bytes behind."""
    if data[:2] == b"\xff\xd8":
        return _jpeg(data)
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return _png(data)
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
