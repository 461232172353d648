"""The one way in for a picture: decoded by content, rebuilt from its pixels.

Nothing but pixels survives: no EXIF, GPS, IPTC, XMP, comment, profile or thumbnail
can reach a public byte, because no byte of the file received is ever copied.
"""

import hashlib
import hmac
from io import BytesIO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image as Pixels

from media.models import Image
from media.pixels import TooLarge, Unreadable, rebuild
from media.renditions import lacks_files, make_renditions
from media.storage import keep_private

MAX_BYTES = 40_000_000


class Refused(Exception):
    """A file that is not taken; the text says why, in words for the screen."""


def take_in(file, name, by=None) -> Image:
    """The picture in `file` (binary, seekable) as a row with all its renditions.

    The same pixels twice are one picture. Raises Refused, with no row kept.
    """
    pixels = read(file)
    return known(pixels) or keep(pixels, name, by)


def read(file) -> Pixels.Image:
    """Upright sRGB pixels of a JPEG or PNG file, without anything else."""
    file.seek(0)
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Refused(
            _("The picture is larger than %(limit)s MB. Save it smaller.")
            % {"limit": MAX_BYTES // 1_000_000}
        )
    try:
        return rebuild(data)
    except TooLarge as error:
        raise Refused(_too_large(error)) from error
    except Unreadable as error:
        raise Refused(_unreadable(error)) from error


def known(pixels) -> Image | None:
    """The picture of these pixels that we have already, whole."""
    image = Image.objects.filter(fingerprint=_fingerprint(pixels)).first()
    return None if image is None or lacks_files(image) else image


def keep(pixels, name, by=None) -> Image:
    """The pixels as a row with all its renditions. Files come before rows."""
    fingerprint = _fingerprint(pixels)
    try:
        original = keep_private(f"{fingerprint}.png", _png(pixels))
        with transaction.atomic():
            image, _made = Image.objects.get_or_create(
                fingerprint=fingerprint,
                defaults={
                    "name": _clean_name(name),
                    "width": pixels.width,
                    "height": pixels.height,
                    "original": original,
                    "added_by": by,
                },
            )
            make_renditions(image, pixels)
    except OSError as error:
        raise Refused(_not_kept(error)) from error
    return image


def _png(pixels) -> bytes:
    out = BytesIO()
    pixels.save(out, "PNG", compress_level=3)
    return out.getvalue()


def _fingerprint(pixels) -> str:
    size = f"{pixels.width}x{pixels.height}:".encode()
    made = hmac.new(settings.PICTURE_KEY.encode(), size, hashlib.sha256)
    made.update(pixels.tobytes())
    return made.hexdigest()


def _clean_name(name) -> str:
    """The file's name without what could mislead or hide: for the desk only."""
    shown = "".join(letter for letter in name if letter.isprintable())
    return shown.strip()[:200] or _("picture")


def _too_large(error):
    if error.megapixels:
        return _("The picture has more than %(limit)s megapixels. Save it smaller.") % {
            "limit": error.megapixels
        }
    return _("The picture is too narrow for its height. Cut it into pieces.")


def _unreadable(error):
    if error.is_other_format:
        return _("This is no JPEG or PNG picture.")
    return _("The picture is damaged. Export it again and add the new file.")


def _not_kept(error):
    return _(
        "The picture could not be kept on the server (%(reason)s). Tell whoever runs "
        "the newsroom; nothing else was lost."
    ) % {"reason": error.strerror or type(error).__name__}
