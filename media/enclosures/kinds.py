"""What a file is, told by how it begins and not by its name; and which of ffmpeg's
readers may open it. A list that names other files is none of them."""

from media.enclosures.unfit import Unfit
from media.kinds import kind_of as picture_kind

# What is looked at: an MP3 may begin with a long cover, which says ID3 at once.
LOOKED_AT = 2_000
_BEGINNINGS = (
    (b"ID3", "mp3"),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
    (b"\x1a\x45\xdf\xa3", "matroska"),
    (b"#!AMR", "amr"),
)
_LISTS = (b"#EXTM3U", b"ffconcat", b"<?xml", b"[playlist]", b"<smil")
_BRANDS = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")


def reader_of(data: bytes) -> str:
    """ "pdf", or the name of the one reader of ffmpeg that is let at the file."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_LISTS):
        raise Unfit("list")
    if picture_kind(data):
        raise Unfit("picture")
    if found := next(
        (kind for begin, kind in _BEGINNINGS if data.startswith(begin)), ""
    ):
        return found
    if data[:4] == b"RIFF" and data[8:12] in (b"WAVE", b"AVI "):
        return "wav" if data[8:12] == b"WAVE" else "avi"
    if data[:4] == b"FORM" and data[8:12] in (b"AIFF", b"AIFC"):
        return "aiff"
    if data[4:8] in _BRANDS:
        return "mov"
    return _frames(data)


def _frames(data) -> str:
    """Sound without any head: MPEG frames or ADTS."""
    if len(data) > 4 and data[0] == 0xFF:
        if data[1] & 0xF6 == 0xF0:
            return "aac"
        if data[1] & 0xE0 == 0xE0 and data[1] & 0x06:
            return "mp3"
    raise Unfit("other")
