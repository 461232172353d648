"""Captions of a video as WebVTT, built anew from their times and words: whatever else
stands in a file of captions (notes, styles, the names of programs) goes."""

import re

from django.utils.translation import gettext as _

MOST_CUES = 10_000
_TIME = r"(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)[.,](\d{3})"
_TIMES = re.compile(rf"^{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?$")
_MARKUP = re.compile(r"</?[^<>\n]*>")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u202d\u202e\ud800-\udfff]")


class Faulty(ValueError):
    """What was typed is no WebVTT and no SRT; the text says where."""


def clean(text: str) -> str:
    """WebVTT of times and plain words; "" where nothing was given. Raises Faulty."""
    text = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    text = text.removeprefix("\ufeff")
    if not text:
        return ""
    cues = [cue for cue in map(_cue, re.split(r"\n[ \t]*\n", text)) if cue]
    if not cues:
        raise Faulty(
            _(
                "These are no captions. Each begins with its times, as"
                " “00:00:01.000 --> 00:00:04.000”, with what is said in the line below"
                " and an empty line behind it."
            )
        )
    if len(cues) > MOST_CUES:
        raise Faulty(_("There are more captions than a video can have."))
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def _cue(chunk) -> str:
    lines = chunk.strip().split("\n")
    place = next((n for n, line in enumerate(lines) if "-->" in line), None)
    if place is None:
        return ""
    found = _TIMES.match(lines[place].strip())
    if not found:
        raise Faulty(
            _("This line is no time of a caption: “%(line)s”.")
            % {"line": lines[place][:80]}
        )
    words = [_MARKUP.sub("", line).strip() for line in lines[place + 1 :]]
    words = [_escaped(word) for word in words if word]
    if not words:
        return ""
    begins, ends = _moment(found.groups()[:4]), _moment(found.groups()[4:])
    if ends <= begins:
        raise Faulty(
            _("This caption ends before it begins: “%(line)s”.")
            % {"line": lines[place][:80]}
        )
    return "\n".join([f"{begins} --> {ends}", *words])


def _moment(parts) -> str:
    hours, minutes, seconds, thousandths = parts
    return f"{int(hours or 0):02}:{minutes}:{seconds}.{thousandths}"


def _escaped(line) -> str:
    plain = line.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
