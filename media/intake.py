"""The one way in for a picture: decoded by content, rebuilt from its pixels.

Nothing but pixels survives: no EXIF, GPS, IPTC, XMP, comment, profile or thumbnail
can reach a public byte, because no byte of the file received is ever copied. It is
decoded in another process (sandbox.py), and only pixels come back from there.
"""

import hashlib
import hmac
import secrets
from contextlib import suppress
from io import BytesIO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image as Pixels

from media import storage
from media.likeness import likeness_of
from media.models import Image
from media.names import shown
from media.pixels import Unfit
from media.refusals import Refused, not_kept, too_heavy, why
from media.renditions import lacks_files, make_renditions
from media.sandbox import decode_with_told
from media.told import Told

MAX_BYTES = 40_000_000


def take_in(file, name, by=None, source="") -> Image:
    """The picture in `file` (binary, seekable) as a row with all its renditions.

    `source` says where it is from (Image.Source); without it no story with it goes to
    readers. The same pixels twice are one picture. Raises Refused, with no row kept.
    """
    pixels = read(file)
    return known(pixels) or keep(pixels, name, by, source)


def read(file) -> Pixels.Image:
    """Upright sRGB pixels of a file that kinds.py names, without anything else."""
    return read_with_told(file)[0]


def read_with_told(file) -> tuple[Pixels.Image, Told]:
    """The pixels, and what the file told of itself: words for a person to confirm."""
    file.seek(0)
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Refused(too_heavy(MAX_BYTES))
    try:
        return decode_with_told(data)
    except Unfit as unfit:
        raise Refused(why(unfit.reason, data)) from unfit


def known(pixels) -> Image | None:
    """The picture of these pixels that we have already, whole. Raises Refused."""
    image = Image.objects.filter(fingerprint=_fingerprint(pixels)).first()
    if image is None:
        return None
    if image.replaced_by:
        return image.replaced_by
    try:
        is_whole = storage.is_private(image.original) and not lacks_files(image)
    except OSError as error:  # a store that does not answer
        raise Refused(not_kept(error)) from error
    return image if is_whole else None


def keep(pixels, name, by=None, source="") -> Image:
    """The pixels as a row with all its renditions. Files come before rows."""
    fingerprint = _fingerprint(pixels)
    # Named at random: whoever sees the name of a file learns nothing of what it is.
    original = f"{secrets.token_hex(16)}.png"
    try:
        storage.keep_private(original, _png(pixels))
        with transaction.atomic():
            image, _made = Image.objects.get_or_create(
                fingerprint=fingerprint,
                defaults={
                    "name": shown(name) or _("picture"),
                    "width": pixels.width,
                    "height": pixels.height,
                    "original": original,
                    "likeness": likeness_of(pixels),
                    "added_by": by,
                    "source": source,
                },
            )
            make_renditions(image, pixels)
            _one_original(image, original)
    except OSError as error:
        with suppress(OSError):
            storage.remove_private(original)
        raise Refused(not_kept(error)) from error
    return image


def _one_original(image, original):
    """Of two who add one picture at once the second brings no other original, unless
    that of the first is gone."""
    if image.original == original:
        return
    if storage.is_private(image.original):
        storage.remove_private(original)
        return
    image.original = original
    image.save(update_fields=["original"])


def _png(pixels) -> bytes:
    out = BytesIO()
    pixels.save(out, "PNG", compress_level=1)
    return out.getvalue()


def _fingerprint(pixels) -> str:
    size = f"{pixels.width}x{pixels.height}:".encode()
    made = hmac.new(settings.PICTURE_KEY.encode(), size, hashlib.sha256)
    made.update(pixels.tobytes())
    return made.hexdigest()
