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
from PIL import ImageCms, ImageOps, UnidentifiedImageError

from media.models import Image
from media.renditions import make_renditions
from media.storage import keep_private

FORMATS = ("JPEG", "PNG")
MAX_BYTES = 40_000_000
MAX_PIXELS = 50_000_000


class Refused(Exception):
    """A file that is not taken; the text says why, in words for the screen."""


def take_in(file, name, by=None) -> Image:
    """The picture in `file` (binary, seekable) as a row with all its renditions.

    The same pixels twice are one picture. Raises Refused, with nothing kept.
    """
    pixels = rebuild(_read(file))
    fingerprint = _fingerprint(pixels)
    known = Image.objects.filter(fingerprint=fingerprint).first()
    if known and known.renditions.exists():
        return known
    original = keep_private(f"{fingerprint}.png", _png(pixels))
    with transaction.atomic():
        image, made = Image.objects.get_or_create(
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
    return image


def _read(file) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Refused(
            _("The picture is larger than %(limit)s MB. Save it smaller.")
            % {"limit": MAX_BYTES // 1_000_000}
        )
    return data


def rebuild(data: bytes) -> Pixels.Image:
    """Upright sRGB pixels of a JPEG or PNG, in a new picture without any metadata."""
    try:
        with Pixels.open(BytesIO(data), formats=FORMATS) as opened:
            _check_size(opened)
            opened.load()
            upright = ImageOps.exif_transpose(opened)
            return _only_pixels(_to_rgb(upright))
    except UnidentifiedImageError as error:
        raise Refused(_("This is no JPEG or PNG picture.")) from error
    except (OSError, SyntaxError, ValueError, Pixels.DecompressionBombError) as error:
        raise Refused(
            _("The picture is damaged. Export it again and add the new file.")
        ) from error


def _check_size(opened):
    if opened.width * opened.height > MAX_PIXELS:
        raise Refused(
            _("The picture has more than %(limit)s megapixels. Save it smaller.")
            % {"limit": MAX_PIXELS // 1_000_000}
        )


def _to_rgb(picture):
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        try:
            return ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except ImageCms.PyCMSError:
            return picture.convert("RGB")  # a broken profile is as good as none
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        return _on_white(picture.convert("RGBA"))
    return picture.convert("RGB")


def _on_white(picture):
    paper = Pixels.new("RGBA", picture.size, "white")
    return Pixels.alpha_composite(paper, picture).convert("RGB")


def _only_pixels(picture):
    return Pixels.frombytes("RGB", picture.size, picture.tobytes())


def _png(pixels) -> bytes:
    out = BytesIO()
    pixels.save(out, "PNG", compress_level=3)
    return out.getvalue()


def _fingerprint(pixels) -> str:
    size = f"{pixels.width}x{pixels.height}:".encode()
    return hmac.new(
        settings.PICTURE_KEY.encode(), size + pixels.tobytes(), hashlib.sha256
    ).hexdigest()


def _clean_name(name) -> str:
    """The file's name without what could mislead or hide: for the desk only."""
    shown = "".join(letter for letter in name if letter.isprintable())
    return shown.strip()[:200] or _("picture")
