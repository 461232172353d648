"""From the bytes of a JPEG or PNG to upright sRGB pixels, and nothing else."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG")
MAX_PIXELS = 50_000_000
# WebP cannot hold a longer side, and no public file is wider than 1600.
MAX_HEIGHT, PUBLIC_WIDTH = 16_383, 1600
# What decoders raise at bytes that are not what they claim to be.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)
_BROKEN = (*_BROKEN, IndexError, KeyError, TypeError, OverflowError)


class Unreadable(Exception):
    def __init__(self, *, is_other_format=False):
        super().__init__()
        self.is_other_format = is_other_format


class TooLarge(Exception):
    """`megapixels` is the limit that was passed; None where it is the height's."""

    def __init__(self, megapixels=None):
        super().__init__()
        self.megapixels = megapixels


def rebuild(data: bytes) -> Image.Image:
    """A new picture without any metadata. Raises TooLarge or Unreadable."""
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as opened:
            _check_pixels(opened)
            opened.load()
            upright = _upright(opened)
            _check_height(upright)
            return _only_pixels(_to_srgb(_flat(upright), opened))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooLarge(MAX_PIXELS // 1_000_000) from error
    except UnidentifiedImageError as error:
        raise Unreadable(is_other_format=True) from error
    except _BROKEN as error:
        raise Unreadable from error


def _check_pixels(opened):
    """Before a pixel is decoded: a header may claim any size."""
    if opened.width * opened.height > MAX_PIXELS:
        raise TooLarge(MAX_PIXELS // 1_000_000)


def _check_height(picture):
    if picture.height * min(1, PUBLIC_WIDTH / picture.width) > MAX_HEIGHT:
        raise TooLarge


def _upright(opened):
    try:
        return ImageOps.exif_transpose(opened)
    except _BROKEN:
        return opened  # a note of the camera that nobody can read says nothing


def _flat(picture):
    """In RGB, CMYK or L of eight bits, with white where nothing was painted."""
    if picture.mode.startswith(("I", "F")):
        return picture.convert("I").point(lambda value: value / 257).convert("L")
    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or (
        "transparency" in picture.info
    ):
        painted = picture.convert("RGBA")
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(painted, mask=painted.getchannel("A"))
        return paper
    return picture if picture.mode in ("RGB", "CMYK", "L") else picture.convert("RGB")


def _to_srgb(picture, opened):
    profile = opened.info.get("icc_profile")
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
