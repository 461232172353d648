"""From the bytes of a picture file to upright sRGB pixels, and nothing else.

Only the decoder's process (media/decoder.py) calls this on a file that came in.
"""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from media.kinds import kind_of

MAX_PIXELS = 50_000_000
# WebP cannot hold a longer side, and no public file is wider than 1600.
MAX_HEIGHT, PUBLIC_WIDTH = 16_383, 1600
# What decoders raise at bytes that are not what they claim to be.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)
_BROKEN = (*_BROKEN, IndexError, KeyError, TypeError, OverflowError, RuntimeError)


class Unfit(Exception):
    """`reason` is one word of REASONS; intake.py has the sentence for each."""

    REASONS = ("large", "tall", "moving", "other", "damaged", "costly")

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def prepare() -> None:
    """Load all that reads a picture: when one is there no file can be opened, and no
    thread started."""
    import pillow_heif
    from PIL import (
        AvifImagePlugin,
        MpoImagePlugin,  # noqa: F401
        TiffImagePlugin,  # noqa: F401
        WebPImagePlugin,  # noqa: F401
    )

    Image.preinit()
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    pillow_heif.register_heif_opener(
        decode_threads=1, thumbnails=False, depth_images=False, aux_images=False
    )


def rebuild(data: bytes) -> Image.Image:
    """A new picture without any metadata. Raises Unfit."""
    if not (kind := kind_of(data)):
        raise Unfit("other")
    try:
        with Image.open(BytesIO(data), formats=[kind]) as opened:
            _check_header(opened)
            opened.load()
            _stand_upright(opened)
            _check_height(opened)
            profile = opened.info.get("icc_profile")
            return _only_pixels(_to_srgb(_flat(opened), profile))
    except Image.DecompressionBombError as error:
        raise Unfit("large") from error
    except _BROKEN as error:
        raise Unfit("damaged") from error


def _check_header(opened):
    """Before a pixel is decoded: a header may claim any size.

    JPEG and HEIC may hold several pictures, too (phones add a depth map): one is the
    picture, and it never moves.
    """
    if opened.width * opened.height > MAX_PIXELS:
        raise Unfit("large")
    if opened.format in ("PNG", "WEBP", "AVIF") and getattr(
        opened, "is_animated", False
    ):
        raise Unfit("moving")


def _check_height(picture):
    if picture.height * min(1, PUBLIC_WIDTH / picture.width) > MAX_HEIGHT:
        raise Unfit("tall")


def _stand_upright(opened):
    try:
        ImageOps.exif_transpose(opened, in_place=True)
    except _BROKEN:
        return  # a note of the camera that nobody can read says nothing


def _flat(picture):
    """In RGB, CMYK or L of eight bits, with white where nothing was painted."""
    if picture.mode.startswith(("I", "F")):
        return picture.convert("I").point(lambda value: value / 257).convert("L")
    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or (
        "transparency" in picture.info
    ):
        painted = picture if picture.mode == "RGBA" else picture.convert("RGBA")
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(painted, mask=painted)
        return paper
    return picture if picture.mode in ("RGB", "CMYK", "L") else picture.convert("RGB")


def _to_srgb(picture, profile):
    if not profile:
        return picture.convert("RGB")
    try:
        return ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, *_BROKEN):
        return picture.convert("RGB")  # a broken profile is as good as none


def _only_pixels(picture):
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    return bare
