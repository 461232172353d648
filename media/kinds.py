"""What a file is, told by how it begins and not by its name."""

# Major brands of the boxes that HEIC and AVIF come in; some say which it is later.
_HEIF = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}
_AVIF = {b"avif", b"avis"}
_EITHER = {b"mif1", b"msf1"}


def kind_of(data: bytes) -> str:
    """Pillow's name for one of the kinds that are taken in, or nothing."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    return _boxed(data) if data[4:8] == b"ftyp" else ""


def _boxed(data):
    length = min(int.from_bytes(data[:4], "big"), 200)
    brands = {data[8:12]}
    if brands <= _EITHER:
        brands |= {data[at : at + 4] for at in range(16, length, 4)}
    if brands & _AVIF:
        return "AVIF"
    return "HEIF" if brands & _HEIF else ""
