"""Pictures for tests, made in memory."""

import struct
import zlib
from io import BytesIO

import pillow_heif
from PIL import Image, ImageCms, PngImagePlugin

SECRET = b"zq-secret-zq"


def jpeg(size=(640, 400), colour=(90, 120, 150), **options) -> bytes:
    """A JPEG of one colour; `options` go to Pillow's save."""
    return saved(Image.new("RGB", size, colour), "JPEG", **options)


def png(size=(640, 400), colour=(90, 120, 150), **options) -> bytes:
    return saved(Image.new("RGB", size, colour), "PNG", **options)


def webp(size=(640, 400), colour=(90, 120, 150), **options) -> bytes:
    return saved(Image.new("RGB", size, colour), "WEBP", **options)


def heic(size=(64, 48), colour=(90, 120, 150), **options) -> bytes:
    """What a phone writes."""
    picture = pillow_heif.from_pillow(Image.new("RGB", size, colour))
    out = BytesIO()
    picture.save(out, **options)
    return out.getvalue()


def saved(picture, kind, **options) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def _exif(orientation=1):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = exif[0x9C9B] = SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (39.0, 1.0, 2.0), 29: SECRET.decode()})
    return exif


def _told(orientation=1):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    return {"exif": _exif(orientation), "xmp": xmp, "icc_profile": profile}


def marked_jpeg(orientation=1):
    """A JPEG that tells everything: GPS, owner, XMP, IPTC, comment, profile."""
    data = jpeg((600, 400), comment=SECRET, **_told(orientation))
    iptc = b"Photoshop 3.0\0" + SECRET
    segment = b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc
    return data[:2] + segment + data[2:] + SECRET


def marked_png():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", SECRET.decode())
    texts.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return png((600, 400), pnginfo=texts, **_told())


def marked_webp():
    return webp((600, 400), **_told())


HOSTILE = {"jpeg": marked_jpeg(), "png": marked_png(), "webp": marked_webp()}


def png_chunk(kind, data):
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def bomb():
    """900 megapixels in less than 100 kB: a PNG whose first rows are really there."""
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(3_751 * 20_000), 9)
    assert len(rows) < 100_000
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", rows)
        + png_chunk(b"IEND", b"")
    )


def webp_bomb():
    """A WebP whose canvas claims 16383 x 16383."""
    side = (16_382).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes([0, 0, 0, 0]) + side + side
    return b"RIFF" + struct.pack("<I", len(body)) + body


def wide_avif():
    """An AVIF that says of its 64 x 64 pixels that they were 9000 x 9000."""
    data = saved(Image.new("RGB", (64, 64)), "AVIF")
    at = data.index(b"ispe") + 8
    return data[:at] + struct.pack(">II", 9_000, 9_000) + data[at + 8 :]


def moving(kind, frames=3):
    """An animation of so many frames, each of its own colour."""
    first, *others = [
        Image.new("RGB", (20, 20), (number * 91 % 256, number // 256, 9))
        for number in range(frames)
    ]
    return saved(first, kind, save_all=True, append_images=others, duration=20)
