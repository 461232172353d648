"""Why a file is not taken, in words for the screen."""

from django.utils.translation import gettext as _

from media.pixels import MAX_PIXELS

# Files that people send in good faith, told by how they begin, with their usual name.
_BEGINNINGS = {
    b"GIF8": "GIF",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"II+\0": "TIFF",
    b"MM\0+": "TIFF",
    b"8BPS": "Photoshop",
    b"%PDF": "PDF",
    b"%!PS": "EPS",
    b"\xc5\xd0\xd3\xc6": "EPS",
    b"BM": "BMP",
}


class Refused(Exception):
    """A file that is not taken; the text says why."""


def too_heavy(limit):
    megabytes = {"limit": limit // 1_000_000}
    return (
        _("The picture is larger than %(limit)s MB. Save it smaller and add that file.")
        % megabytes
    )


def why(reason, data) -> str:
    """The sentence for a reason of the decoder's; `data` only names its format."""
    if reason == "other":
        return _other(data)
    return {
        "large": _(
            "The picture has more than %(limit)s megapixels. Save it smaller and add "
            "that file."
        )
        % {"limit": MAX_PIXELS // 1_000_000},
        "tall": _("The picture is too narrow for its height. Cut it into pieces."),
        "moving": _(
            "The picture moves. Save one moment of it as JPEG, PNG or WebP and add "
            "that file."
        ),
        "costly": _(
            "The picture takes too much time or memory to read. Save it anew as JPEG, "
            "PNG or WebP and add that file."
        ),
        "damaged": _(
            "The picture is damaged. Save it anew as JPEG, PNG or WebP and add that "
            "file."
        ),
    }[reason]


def _other(data):
    if not (name := _format(data)):
        return _("This is no picture. Add a JPEG, PNG, WebP, HEIC or AVIF file.")
    if name == "TIFF":
        return _(
            "This is a file of the format TIFF. Open it in Preview (macOS), Photos "
            "(Windows) or your picture editor, choose Export or Save as, then JPEG or "
            "PNG, and add that file."
        )
    return _(
        "This is a file of the format %(format)s. Save it as JPEG, PNG or WebP and "
        "add that file."
    ) % {"format": name}


def _format(data):
    if b"<svg" in data[:1000].lower():
        return "SVG"
    return next(
        (name for begin, name in _BEGINNINGS.items() if data.startswith(begin)), None
    )


def not_kept(error):
    return _(
        "The picture could not be kept on the server (%(reason)s). Tell whoever runs "
        "the newsroom; nothing else was lost."
    ) % {"reason": error.strerror or type(error).__name__}
