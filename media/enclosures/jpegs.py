"""Compressed pictures inside a PDF, without what cameras and programs write beside
the picture. Python's own library and nothing else: the cleaner's process loads it."""

_STANDALONE = {0x01, *range(0xD0, 0xD8)}
_START_OF_SCAN, _END, _ADOBE, _COMMENT = 0xDA, 0xD9, 0xEE, 0xFE
# Of JPEG 2000: what decoders need. XML, uuid and the rest go.
_BOXES = (b"jP  ", b"ftyp", b"jp2h", b"jp2c")


class Strange(ValueError):
    """Not of the shape that is known: it cannot be cleaned."""


def bare_jpeg(data: bytes) -> bytes:
    """Without application segments and comments; Adobe's, which says how colours are
    to be read, stays in its fixed length. What follows the end is cut off."""
    if data[:2] != b"\xff\xd8":
        raise Strange
    kept, at = [b"\xff\xd8"], 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise Strange
        marker = data[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        if marker in _STANDALONE:
            at += 2
            continue
        if marker == _END:
            break
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        segment, after = data[at : at + 2 + length], at + 2 + length
        if length < 2 or after > len(data):
            raise Strange
        if marker == _START_OF_SCAN:
            after = _end_of_scan(data, after)
            segment = data[at:after]
        if _stays(marker, segment):
            kept.append(segment)
        at = after
    return b"".join([*kept, b"\xff\xd9"])


def _stays(marker, segment) -> bool:
    if marker == _ADOBE:
        return segment[4:9] == b"Adobe" and len(segment) == 16
    return not (0xE0 <= marker <= 0xEF or marker == _COMMENT)


def _end_of_scan(data, at) -> int:
    """Where the next marker stands that is no part of the picture's data."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] == 0 or data[at + 1] in range(0xD0, 0xD8):
            at += 2
        elif data[at + 1] == 0xFF:
            at += 1
        else:
            return at


def bare_jpeg_2000(data: bytes) -> bytes:
    if data[:2] == b"\xff\x4f":
        return _bare_codestream(data)
    kept, at = [], 0
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        head = 8
        if length == 1:
            length, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        length = length or len(data) - at
        if length < head or at + length > len(data):
            raise Strange
        box = data[at : at + length]
        if kind == b"jp2c":
            stream = _bare_codestream(box[head:])
            box = (len(stream) + 8).to_bytes(4, "big") + kind + stream
        if kind in _BOXES:
            kept.append(box)
        at += length
    if not kept:
        raise Strange
    return b"".join(kept)


def _bare_codestream(data) -> bytes:
    """The main head without comments (FF64)."""
    if data[:2] != b"\xff\x4f":
        raise Strange
    kept, at = [data[:2]], 2
    while data[at : at + 2] != b"\xff\x90":
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at : at + 1] != b"\xff" or length < 2 or at + 2 + length > len(data):
            raise Strange
        if data[at + 1] != 0x64:
            kept.append(data[at : at + 2 + length])
        at += 2 + length
    return b"".join([*kept, data[at:]])
