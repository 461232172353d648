"""The public files of a picture: four widths, WebP with a JPEG fallback."""

import hashlib
import hmac
from io import BytesIO

from django.conf import settings
from PIL import Image as Pixels

from media.models import Rendition
from media.storage import is_public, keep_public

# 320 is for lists, and for cards on a phone, where lines are slowest. None above 1600:
# no column is wider than 1080, and more detail tells more than a story needs.
WIDTHS = (320, 480, 960, 1600)
QUALITY = {"webp": 80, "jpg": 82}
PILLOW_NAMES = {"webp": "WEBP", "jpg": "JPEG"}


def widths_for(width: int) -> list[int]:
    """The widths to make of a picture `width` pixels wide; never enlarged."""
    return sorted({min(each, width) for each in WIDTHS})


def make_renditions(image, pixels) -> None:
    """Write the files of `pixels` and their rows. Files come first: a row without
    its file would be a broken picture on a page, a file without a row is nothing."""
    made = []
    # Each from the next larger one: a tenth of the work, and no difference to see.
    for width in reversed(widths_for(pixels.width)):
        height = max(1, round(image.height * width / image.width))
        pixels = pixels.resize((width, height), Pixels.Resampling.LANCZOS)
        made += [_rendition(image, pixels, kind) for kind in QUALITY]
    Rendition.objects.bulk_create(made, ignore_conflicts=True)


def lacks_files(image) -> bool:
    """Whether a file that the rows promise is gone, or none was ever made."""
    names = [rendition.name for rendition in image.renditions.all()]
    return not names or not all(map(is_public, names))


def _rendition(image, scaled, kind) -> Rendition:
    out = BytesIO()
    scaled.save(out, PILLOW_NAMES[kind], quality=QUALITY[kind])
    name = _name(image.fingerprint, scaled.width, kind)
    keep_public(name, out.getvalue())
    return Rendition(
        image=image, width=scaled.width, height=scaled.height, format=kind, name=name
    )


def _name(fingerprint, width, kind) -> str:
    key = settings.PICTURE_KEY.encode()
    text = f"{fingerprint}:{width}:{kind}".encode()
    return f"{hmac.new(key, text, hashlib.sha256).hexdigest()[:32]}.{kind}"
