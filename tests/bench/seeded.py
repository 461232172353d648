"""Picture files that tell everything a camera and its owner can tell, with a word that
is found again wherever it went."""

import random
import re
import struct
import zipfile
from io import BytesIO

import pillow_heif
from PIL import Image, ImageCms, PngImagePlugin

from tests.media_files import bomb, jpeg, moving, saved
from tests.media_parts import metadata_of

KINDS = ("JPEG", "JPEG", "JPEG", "PNG", "WEBP", "HEIF")
WORD = b"zqseedzq"
# In UTF-16, too, as Windows writes its own fields.
_WORDS = re.compile(WORD + b"|" + re.escape(WORD.decode().encode("utf-16-le")), re.I)
_OTHERS = (b"Exif\0\0", b"http://ns.adobe", b"<x:xmpmeta", b"Photoshop 3.0", b"acsp")


def markers(data) -> list:
    return _WORDS.findall(data) + [each for each in _OTHERS if each in data]


def parts(data) -> list:
    return metadata_of(data)


def picture(number) -> tuple[str, bytes]:
    """Its name and the file, which tells all that its kind can hold."""
    kind = KINDS[number % len(KINDS)]
    pixels = _scene(number, (1200, 800))
    told = {"exif": _exif(number), "xmp": _xmp(number), "icc_profile": _profile()}
    name = f"{WORD.decode()}-{number}.{kind.lower()}"
    if kind == "HEIF":
        out = BytesIO()
        pillow_heif.from_pillow(pixels).save(
            out, exif=told["exif"].tobytes(), xmp=told["xmp"], quality=60
        )
        return name, out.getvalue()
    if kind == "PNG":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Author", WORD.decode())
        texts.add_itxt("XML:com.adobe.xmp", told.pop("xmp").decode())
        return name, saved(pixels, kind, pnginfo=texts, **told)
    if kind == "WEBP":
        return name, saved(pixels, kind, **told)
    return name, _with_iptc(saved(pixels, kind, comment=WORD, **told))


def scene(number) -> bytes:
    """A JPEG of 2400 x 1600, as a reporter's program saves it."""
    return saved(_scene(number, (2400, 1600)), "JPEG", quality=90)


def large() -> bytes:
    return _with_iptc(saved(_scene(7, (6000, 4000)), "JPEG", quality=90, exif=_exif(7)))


def bad() -> dict:
    """What is refused, or taken without what hangs on it."""
    big = large()
    with_zip = BytesIO(jpeg())
    with_zip.seek(0, 2)
    with zipfile.ZipFile(with_zip, "a") as folder:
        folder.writestr("run.js", "alert()")
    return {
        "900 megapixels": bomb(),
        "GIF of 10,000 frames": moving("GIF", 10_000),
        "a quarter of 24 megapixels": big[: len(big) // 4],
        "all but the end of 24 megapixels": big[: len(big) * 19 // 20],
        "JPEG and ZIP": with_zip.getvalue(),
        "JPEG and HTML": jpeg() + b"<html><script>alert()</script></html>",
        "HTML named .jpg": b"<!doctype html><p>Dear editor,",
        "TIFF": saved(Image.new("RGB", (900, 900)), "TIFF"),
        "40 MB and one byte": bytes(40_000_001),
    }


def _scene(number, size):
    """Shapes of many sizes under grain: neither a flat field nor mere noise."""
    dice = random.Random(number)
    pixels = Image.effect_mandelbrot(
        (600, 400), (-2 + dice.random(), -1.2, 0.6, 0.9), 40 + number % 60
    )
    sky = Image.linear_gradient("L").resize((600, 400))
    colours = Image.merge("RGB", (pixels, sky, Image.blend(pixels, sky, 0.5)))
    colours = colours.resize(size, Image.Resampling.BICUBIC)
    return Image.blend(colours, Image.effect_noise(size, 20).convert("RGB"), 0.08)


def _exif(number):
    exif = Image.Exif()
    for tag in (0x010E, 0x010F, 0x0110, 0x0131, 0x013B, 0x8298, 0x9C9B, 0x9C9D):
        exif[tag] = WORD.decode()
    exif[0x0112] = 1 + number % 8
    camera = exif.get_ifd(0x8769)
    camera.update({0xA431: f"{WORD.decode()}{number}", 0xA430: WORD.decode()})
    exif.get_ifd(0x8825).update(
        {1: "N", 2: (39.0, 1.0, number % 60), 3: "E", 4: (125.0, 7.0, 2.0)}
    )
    exif.get_ifd(0x8825)[29] = WORD.decode()
    thumbnail = saved(Image.new("RGB", (160, 120), (9, 9, 9)), "JPEG", comment=WORD)
    exif[0x501B] = thumbnail  # where Windows and Photoshop keep one
    return exif


def _xmp(number):
    return (
        b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>"
        + WORD
        + str(number).encode()
        + b"</dc:creator></x:xmpmeta>"
    )


def _profile():
    """sRGB whose description holds the word."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    named = "sRGB built-in".encode("utf-16-be")
    return data.replace(named, WORD.decode().ljust(13).encode("utf-16-be"))


def _with_iptc(data):
    told = b"\x1c\x02\x50" + struct.pack(">H", len(WORD)) + WORD
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(told)) + told
    body = b"Photoshop 3.0\0" + block + b"\0" * (len(block) % 2)
    segment = b"\xff\xed" + struct.pack(">H", len(body) + 2) + body
    return data[:2] + segment + data[2:]
