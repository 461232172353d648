"""The way in for a picture: what is taken, and what is left of it."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image as Pixels
from PIL import ImageCms

from media import intake, renditions
from media.models import Image
from tests.media_files import HOSTILE, SECRET, jpeg, marked_jpeg, png, saved
from tests.media_parts import metadata_of


def take(data, name="bridge.jpg"):
    return intake.take_in(BytesIO(data), name)


def public_files(image):
    return [
        (Path(settings.PICTURES_PUBLIC) / rendition.name).read_bytes()
        for rendition in image.renditions.all()
    ]


def test_it_works(db):
    image = take(jpeg((2000, 1000)))
    sizes = image.renditions.values_list("format", "width", "height")
    assert set(sizes) == {("jpg", width, width // 2) for width in (320, 480, 960, 1600)}
    assert all(Pixels.open(BytesIO(data)).size for data in public_files(image))


def test_a_small_picture_is_never_enlarged(db):
    widths = take(jpeg((300, 200))).renditions.values_list("width", flat=True)
    assert set(widths) == {300}


def test_the_same_pixels_twice_are_one_picture(db):
    assert take(png()) == take(png(), "other name.png")
    assert Image.objects.count() == 1


@pytest.mark.parametrize("kind", HOSTILE)
def test_nothing_but_pixels_is_kept_or_published(db, settings, kind):
    settings.PICTURE_FORMATS = ["avif", "webp", "jpg"]
    assert SECRET in HOSTILE[kind]
    assert metadata_of(HOSTILE[kind])
    image = take(HOSTILE[kind], f"{SECRET.decode()}.jpg")
    renditions.ready(image)
    original = Path(settings.PICTURES_PRIVATE) / image.original
    kept = [*public_files(image), original.read_bytes()]
    assert {Pixels.open(BytesIO(data)).format for data in kept} == {
        *("AVIF", "WEBP", "JPEG", "PNG")
    }
    for data in kept:
        assert SECRET not in data
        assert metadata_of(data) == []
    for path in (original, *Path(settings.PICTURES_PUBLIC).iterdir()):
        assert SECRET.decode() not in path.name


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_upright(db, orientation):
    image = take(marked_jpeg(orientation))
    assert (image.width, image.height) == (
        (600, 400) if orientation < 5 else (400, 600)
    )


COLOURS = [
    *(("PNG", mode) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")),
    *(("JPEG", mode) for mode in ("L", "RGB", "CMYK")),
    *(("WEBP", mode) for mode in ("RGB", "RGBA")),
]


@pytest.mark.parametrize(("kind", "mode"), COLOURS)
def test_every_kind_of_colour_is_taken(db, kind, mode):
    image = take(saved(Pixels.new(mode, (40, 30)), kind))
    assert (image.width, image.height) == (40, 30)


def middle(data):
    return intake.read(BytesIO(data)).getpixel((20, 15))


def test_where_nothing_was_painted_is_white(db):
    assert middle(saved(Pixels.new("RGBA", (40, 30), (0, 0, 0, 0)), "PNG")) == (
        255,
        255,
        255,
    )


def swapped_profile():
    """sRGB with red and blue in each other's place."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return (
        data.replace(b"rXYZ", b"zq__")
        .replace(b"bXYZ", b"rXYZ")
        .replace(b"zq__", b"bXYZ")
    )


def test_a_profile_is_worked_into_the_colours(db):
    red = png((40, 30), (250, 10, 10), icc_profile=swapped_profile())
    assert middle(png((40, 30), (250, 10, 10))) == (250, 10, 10)
    assert middle(red)[2] > 200 > middle(red)[0]


def test_a_phones_second_picture_is_left_behind(db):
    second = Pixels.new("RGB", (40, 30), "red")
    first = Pixels.new("RGB", (40, 30), "blue")
    data = saved(first, "MPO", save_all=True, append_images=[second])
    red, _green, blue = middle(data)
    assert blue > 200 > red


def test_originals_are_private(db):
    image = take(jpeg())
    folder = Path(settings.PICTURES_PRIVATE)
    assert (folder / image.original).stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_name_that_misleads_is_cleaned(db):
    assert take(jpeg(), "photo\u202egnp.exe").name == "photognp.exe"
    assert len(take(png(colour=(1, 2, 3)), "x" * 300).name) == 200
