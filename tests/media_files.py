"""Pictures for tests, made in memory."""

from io import BytesIO

from PIL import Image


def jpeg(size=(640, 400), colour=(90, 120, 150), **options) -> bytes:
    """A JPEG of one colour; `options` go to Pillow's save."""
    return _saved(size, colour, "JPEG", **options)


def png(size=(640, 400), colour=(90, 120, 150), **options) -> bytes:
    return _saved(size, colour, "PNG", **options)


def _saved(size, colour, kind, **options):
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **options)
    return out.getvalue()
