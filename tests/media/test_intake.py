"""The way in for a picture: what is taken, what is refused, and what is left of it."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image as Pixels
from PIL import ImageCms, PngImagePlugin

from media import intake
from media.models import Image
from tests.media_files import jpeg, png

SECRET = b"zq-secret-zq"
# Segments that hold pixels and how to read them, and nothing about the world.
JPEG_PARTS = {0xD8, 0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDA, 0xDD, 0xD9}


def take(data, name="bridge.jpg"):
    return intake.take_in(BytesIO(data), name)


def public_files(image):
    return [
        (Path(settings.PICTURES_PUBLIC) / rendition.name).read_bytes()
        for rendition in image.renditions.all()
    ]


def marked_jpeg(orientation=1):
    """A JPEG that tells everything: GPS, owner, XMP, IPTC, comment, profile."""
    exif = Pixels.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = exif[0x9C9B] = SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (39.0, 1.0, 2.0), 29: SECRET.decode()})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = jpeg(
        (600, 400),
        exif=exif,
        comment=SECRET,
        xmp=b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>",
        icc_profile=profile,
    )
    iptc = b"Photoshop 3.0\0" + SECRET
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + data[2:]


def marked_png():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", SECRET.decode())
    texts.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return png((600, 400), pnginfo=texts)


def jpeg_parts(data):
    """The markers of a JPEG up to its pixels."""
    at, found = 2, {0xD8}
    while data[at + 1] != 0xDA:
        found.add(data[at + 1])
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return found


def webp_parts(data):
    at, found = 12, set()
    while at < len(data):
        found.add(data[at : at + 4])
        size = struct.unpack("<I", data[at + 4 : at + 8])[0]
        at += 8 + size + size % 2
    return found


def test_it_works(db):
    image = take(jpeg((2000, 1000)))
    sizes = image.renditions.values_list("format", "width", "height")
    assert set(sizes) == {
        (kind, width, width // 2)
        for kind in ("jpg", "webp")
        for width in (480, 960, 1600)
    }
    assert all(Pixels.open(BytesIO(data)).size for data in public_files(image))


def test_a_small_picture_is_never_enlarged(db):
    widths = take(jpeg((300, 200))).renditions.values_list("width", flat=True)
    assert set(widths) == {300}


def test_the_same_pixels_twice_are_one_picture(db):
    assert take(png()) == take(png(), "other name.png")
    assert Image.objects.count() == 1


@pytest.mark.parametrize("make", [marked_jpeg, marked_png])
def test_nothing_but_pixels_reaches_a_public_byte(db, make):
    assert SECRET in make()
    image = take(make())
    private = Path(settings.PICTURES_PRIVATE) / image.original
    for data in [*public_files(image), private.read_bytes()]:
        assert SECRET not in data
        assert b"Exif" not in data
        assert b"http" not in data
        if data[:2] == b"\xff\xd8":
            assert jpeg_parts(data) <= JPEG_PARTS
        if data[:4] == b"RIFF":
            assert webp_parts(data) == {b"VP8 "}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_upright(db, orientation):
    image = take(marked_jpeg(orientation))
    assert (image.width, image.height) == (
        (600, 400) if orientation < 5 else (400, 600)
    )


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK", "1", "I;16"])
def test_every_kind_of_colour_becomes_rgb(db, mode):
    out = BytesIO()
    kind = "JPEG" if mode == "CMYK" else "PNG"
    Pixels.new(mode, (40, 30)).save(out, kind)
    image = take(out.getvalue())
    assert (image.width, image.height) == (40, 30)


def test_originals_are_private(db):
    image = take(jpeg())
    folder = Path(settings.PICTURES_PRIVATE)
    assert (folder / image.original).stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def bomb():
    """A PNG whose header claims 900 megapixels."""

    def chunk(kind, data):
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no JPEG or PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "no JPEG or PNG"),
        (b"GIF89a" + bytes(60), "no JPEG or PNG"),
        (jpeg()[:700], "damaged"),
        (png()[:200], "damaged"),
        (bomb(), "megapixels"),
        (bytes(intake.MAX_BYTES + 1), "40 MB"),
    ],
    ids=["empty", "svg", "gif", "cut jpeg", "cut png", "bomb", "large"],
)
def test_what_is_no_picture_is_refused_in_words(db, data, sentence):
    with pytest.raises(intake.Refused, match=sentence):
        take(data)
    assert not Image.objects.exists()


def test_a_name_that_misleads_is_cleaned(db):
    assert take(jpeg(), "photo\u202egnp.exe").name == "photognp.exe"
    assert len(take(png(colour=(1, 2, 3)), "x" * 300).name) == 200
