"""One text for each name, of all that XMP, IPTC and EXIF say."""

import re

WORDS = (
    "caption",
    "headline",
    "credit",
    "byline",
    "copyright",
    "place",
    "date",
    "instructions",
)
PRIVATE = ("gps", "device", "serial", "owner", "software", "original_name", "comment")
# What cameras write where a person would write what is seen.
_EMPTY = {
    "OLYMPUS DIGITAL CAMERA",
    "SAMSUNG CAMERA PICTURES",
    "SONY DSC",
    "MINOLTA DIGITAL CAMERA",
    "KONICA MINOLTA DIGITAL CAMERA",
    "DCIM",
    "DIGITAL CAMERA",
    "DEFAULT",
    "UNTITLED",
}
_DATE = re.compile(r"(\d{4})[-:/.]?(\d\d)[-:/.]?(\d\d)")
_JOINED = {"byline": ", ", "place": ", ", "device": " ", "serial": ", ", "gps": ", "}


def settled(sources) -> dict:
    """The first source that has a word gives it; facts are gathered from all."""
    words = {name: _first(name, sources) for name in WORDS}
    words["headline"] = words["headline"] or _first("title", sources)
    words["credit"] = words["credit"] or _first("source", sources)
    words["date"] = _date(words["date"])
    private = {name: _gathered(name, sources) for name in PRIVATE}
    return {"words": _short(words), "private": _short(private)}


def _short(texts):
    """No longer than media/told.py keeps of the longest."""
    return {name: text[:2500] for name, text in texts.items() if text}


def _first(name, sources):
    for source in sources:
        if values := _clean(source.get(name, [])):
            return _JOINED[name].join(values) if name in _JOINED else values[0]
    return ""


def _gathered(name, sources):
    values = [each for source in sources for each in _clean(source.get(name, []))]
    return _JOINED.get(name, ", ").join(dict.fromkeys(values))


def _clean(values):
    stripped = [each.strip(" \0\r\n\t") for each in values]
    kept = [each for each in stripped if each and each.upper() not in _EMPTY]
    return list(dict.fromkeys(kept))


def _date(text):
    found = _DATE.match(text)
    return "-".join(found.groups()) if found else ""
