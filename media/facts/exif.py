"""EXIF: what the camera says, and what programs wrote into it."""

from PIL import Image, TiffImagePlugin  # noqa: F401

_EXIF, _GPS = 0x8769, 0x8825
_FIRST = {
    0x010E: "caption",
    0x010F: "device",
    0x0110: "device",
    0x0131: "software",
    0x013B: "byline",
    0x013C: "device",
    0x8298: "copyright",
    0xC62F: "serial",
    0xC68B: "original_name",
}
_WIDE = {0x9C9B: "headline", 0x9C9C: "caption", 0x9C9D: "byline"}
_SECOND = {
    0x9003: "date",
    0xA420: "serial",
    0xA430: "owner",
    0xA431: "serial",
    0xA433: "device",
    0xA434: "device",
    0xA435: "serial",
}


def read(data: bytes) -> dict:
    exif = Image.Exif()
    exif.load(b"Exif\0\0" + data)
    found = {}
    _take(found, exif, _FIRST)
    _take(found, exif.get_ifd(_EXIF), _SECOND)
    for tag, name in _WIDE.items():
        if value := exif.get(tag):
            found.setdefault(name, []).append(_wide(value))
    if place := _position(exif.get_ifd(_GPS)):
        found["gps"] = [place]
    return found


def _take(found, tags, names):
    for tag, name in names.items():
        value = tags.get(tag)
        if isinstance(value, str):
            # Pillow reads each byte as one letter of Latin-1, so that none is lost.
            value = value.encode("latin-1", "replace")
        if isinstance(value, bytes) and value.strip(b"\0 "):
            found.setdefault(name, []).append(value.split(b"\0")[0][:8000])


def _wide(value):
    """Windows writes two bytes a letter."""
    if isinstance(value, tuple):
        value = bytes(value)
    if isinstance(value, str):
        return value
    return value[:8000].decode("utf-16-le", "replace").split("\0")[0]


def _position(gps):
    if not (2 in gps and 4 in gps):
        return "GPS" if gps else ""
    latitude = _degrees(gps[2], gps.get(1) == "S")
    longitude = _degrees(gps[4], gps.get(3) == "W")
    return f"{latitude:.5f}, {longitude:.5f}"


def _degrees(value, is_negative):
    try:
        parts = [float(each) for each in value]
    except ZeroDivisionError as error:
        raise ValueError("no number") from error
    found = sum(part / 60**power for power, part in enumerate(parts[:3]))
    return -found if is_negative else found
