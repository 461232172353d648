"""Why a sound, video or document is not taken, as a reason and as a sentence."""

from django.conf import settings
from django.utils.translation import gettext as _


class Unfit(Exception):
    """A file that is not taken; `reason` is a word of ours."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def why(reason) -> str:
    return _sentences().get(reason) or _sentences()["damaged"]


def _sentences() -> dict:
    return {
        "other": _(
            "This is no sound, video or PDF that can be taken. Add an MP3, M4A, WAV,"
            " FLAC, Ogg, MP4, MOV or WebM file, or a PDF."
        ),
        "list": _(
            "This is a list that names other files, and no sound or video itself. Add"
            " the file itself."
        ),
        "picture": _("This is a picture. Add it to the pictures."),
        "heavy": _("The file is larger than %(most)s MB. Save it smaller.")
        % {"most": settings.ENCLOSURE_MEGABYTES},
        "long": _("It is longer than %(most)s minutes. Cut it, or make parts of it.")
        % {"most": settings.ENCLOSURE_MINUTES},
        "empty": _("There is neither sound nor video in this file."),
        "damaged": _("The file is damaged. Save it anew and add that file."),
        "short": _(
            "The file ends before its time: some of it is missing. Send it again, or"
            " save it anew."
        ),
        "costly": _(
            "The file takes too much time or memory to convert. Save it as MP4 (H.264,"
            " at most 1080 lines), M4A or a simpler PDF, and add that file."
        ),
        "busy": _(
            "Another sound or video is being converted. Wait a minute and send yours"
            " again."
        ),
        "tool": _(
            "This is sound or video, and neither can be taken here: ffmpeg is not"
            " installed."
        ),
        "encrypted": _(
            "The PDF is encrypted or locked. Save it without a password or"
            " restrictions and add that file."
        ),
        "pages": _("The PDF has no page, or more than 5,000."),
        "hidden": _(
            "The PDF has hidden layers, which readers could make visible. Print it to"
            " PDF and add that file."
        ),
        "unclean": _(
            "The PDF holds pictures that cannot be cleaned. Print it to PDF and add"
            " that file."
        ),
    }
