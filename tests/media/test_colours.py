"""Whatever a file's colours are, readers see the ones that were meant: sRGB."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from media import intake
from tests.media_files import heic, png_chunk, saved

# What decoders and profiles may round, of 255.
NEAR = 3


def middle(data):
    pixels = intake.read(BytesIO(data))
    return pixels.getpixel((pixels.width // 2, pixels.height // 2))


def near(found, wanted, by=NEAR):
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


def srgb_profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


# The colours of Display P3 as its profile has them, adapted to D50.
P3 = {
    b"rXYZ": (0.51512, 0.24120, -0.00105),
    b"gXYZ": (0.29198, 0.69225, 0.04189),
    b"bXYZ": (0.15710, 0.06657, 0.78407),
}


def p3_profile():
    """That of sRGB, whose curve P3 shares, with the wider primaries."""
    data = bytearray(srgb_profile())
    for number in range(struct.unpack(">I", data[128:132])[0]):
        at = 132 + 12 * number
        name, place = struct.unpack(">4sI", data[at : at + 8])
        if name in P3:
            values = [round(each * 65536) for each in P3[name]]
            data[place + 8 : place + 20] = struct.pack(">3i", *values)
    return bytes(data)


def from_p3(colour):
    """What sRGB calls a colour of Display P3 (CSS Color 4, its matrices)."""
    linear = [_linear(each / 255) for each in colour]
    to_srgb = (
        (1.2249401, -0.2249404, 0.0),
        (-0.0420569, 1.0420571, 0.0),
        (-0.0196376, -0.0786361, 1.0982735),
    )
    sums = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in to_srgb]
    return [round(255 * _curved(min(1, max(0, each)))) for each in sums]


def _linear(value):
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _curved(value):
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


@pytest.mark.parametrize("colour", [(200, 100, 50), (60, 140, 120), (128, 128, 128)])
def test_a_phones_wide_colours(colour):
    wanted = from_p3(colour)
    plain = Image.new("RGB", (32, 32), colour)
    assert near(middle(saved(plain, "PNG", icc_profile=p3_profile())), wanted)
    jpeg = saved(plain, "JPEG", quality=100, subsampling=0, icc_profile=p3_profile())
    assert near(middle(jpeg), wanted)
    phone = heic((32, 32), colour, quality=100, icc_profile=p3_profile())
    assert near(middle(phone), wanted, by=6)
    assert colour == (128, 128, 128) or not near(colour, wanted)


def sixteen(colour, channels=2):
    """A PNG of sixteen bits a channel, which Pillow cannot write: 2 is RGB, 6 RGBA."""
    pixel = b"".join(struct.pack(">H", each * 257) for each in colour)
    rows = (b"\0" + pixel * 8) * 8
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 16, channels, 0, 0, 0))
        + png_chunk(b"IDAT", zlib.compress(rows))
        + png_chunk(b"IEND", b"")
    )


def test_sixteen_bits():
    assert near(middle(sixteen((200, 100, 50))), (200, 100, 50), by=1)
    assert near(middle(sixteen((200, 100, 50, 255), 6)), (200, 100, 50), by=1)
    half = middle(sixteen((200, 0, 0, 128), 6))
    assert near(half, (227, 127, 127), by=2)
    grey = Image.new("I;16", (8, 8), 0x8080)
    assert middle(saved(grey, "PNG")) == (128, 128, 128)


@pytest.mark.parametrize(
    ("ink", "wanted"),
    [
        ((0, 0, 0, 0), (255, 255, 255)),
        ((0, 255, 255, 0), (255, 0, 0)),
        ((128, 0, 0, 0), (127, 255, 255)),
        ((0, 0, 0, 255), (0, 0, 0)),
    ],
)
def test_ink(ink, wanted):
    data = saved(Image.new("CMYK", (32, 32), ink), "JPEG", quality=100)
    assert near(middle(data), wanted)


def test_few_colours_and_glass():
    few = Image.new("RGB", (16, 16), (10, 200, 90)).quantize(4)
    assert near(middle(saved(few, "PNG")), (10, 200, 90))
    few.info["transparency"] = few.getpixel((8, 8))
    assert middle(saved(few, "PNG", transparency=few.getpixel((8, 8)))) == (255,) * 3
    for kind, more in (("PNG", {}), ("WEBP", {"lossless": True}), ("AVIF", {})):
        glass = Image.new("RGBA", (16, 16), (0, 0, 255, 128))
        assert near(middle(saved(glass, kind, **more)), (127, 127, 255), by=6), kind


def test_greys_with_the_profile_of_colours():
    """Scanners write it: the profile does not fit, and the greys stay."""
    grey = Image.new("L", (16, 16), 90)
    assert near(middle(saved(grey, "PNG", icc_profile=srgb_profile())), (90,) * 3)


def test_a_phones_file_stands_upright_and_tells_nothing():
    exif = Image.Exif()
    exif[0x0112] = 6
    data = heic((64, 48), exif=exif.tobytes())
    assert intake.read(BytesIO(data)).size == (48, 64)
