"""What readers get of a picture beside its JPEGs, and round which point it is cut."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image as Pixels

from media import intake, renditions, storage
from media.crops import box_of
from tests.media_files import jpeg, saved

RED, BLUE = (200, 20, 20), (20, 20, 200)


@pytest.fixture
def wide(db):
    """Red with a blue right quarter."""
    pixels = Pixels.new("RGB", (1600, 400), RED)
    pixels.paste(BLUE, (1200, 0, 1600, 400))
    return intake.take_in(BytesIO(saved(pixels, "PNG")), "wide")


def files(image, **which):
    return {
        each.name: Path(settings.PICTURES_PUBLIC) / each.name
        for each in image.renditions.filter(**which)
    }


def middle(path):
    with Pixels.open(path) as picture:
        return picture.convert("RGB").getpixel((picture.width // 2, 20))


def is_blue(path):
    return middle(path)[2] > 150 > middle(path)[0]


def test_it_works(wide, settings):
    settings.PICTURE_FORMATS = ["avif", "webp", "jpg"]
    renditions.ready(wide)
    found = set(wide.renditions.values_list("crop", "format", "width", "height"))
    whole = {320: 80, 480: 120, 960: 240, 1600: 400}
    assert found == {
        *(("", kind, *size) for kind in renditions.SAVED for size in whole.items()),
        *(
            ("card", kind, *size)
            for kind in renditions.SAVED
            for size in ((320, 213), (600, 400))
        ),
        ("share", "jpg", 762, 400),
    }
    for path in files(wide).values():
        with Pixels.open(path) as picture:
            assert picture.format.lower().replace("jpeg", "jpg") == path.suffix[1:]


def test_what_is_there_is_not_made_again(wide, monkeypatch, django_assert_num_queries):
    renditions.ready(wide)
    monkeypatch.setattr(renditions, "_write", None)
    with django_assert_num_queries(1):
        renditions.ready(wide)


def test_the_focus_decides_what_is_cut(wide):
    renditions.ready(wide)
    before, whole = files(wide, crop="card"), files(wide, crop="")
    assert not any(map(is_blue, before.values()))
    renditions.refocus(wide, 95, 50)
    after = files(wide, crop="card")
    assert after.keys().isdisjoint(before)
    assert all(map(is_blue, [*after.values(), *files(wide, crop="share").values()]))
    assert files(wide, crop="") == whole


def test_a_focus_makes_nothing_of_a_picture_without_readers(wide):
    renditions.refocus(wide, 95, 50)
    assert not wide.renditions.exclude(crop="").exists()
    wide.refresh_from_db()
    assert (wide.focus_x, wide.focus_y) == (95, 50)


def test_a_crop_stays_within_the_picture(wide):
    for x, left in ((None, 500), (0, 0), (100, 1000), (20, 20)):
        wide.focus_x = wide.focus_y = x
        assert box_of("card", wide) == (left, 0, left + 600, 400)


def test_what_may_stand_in_is_made_ready_too(wide):
    other = intake.take_in(BytesIO(jpeg()), "other")
    wide.replacement = other
    renditions.ready(wide)
    assert other.renditions.filter(crop="card").exists()


def test_a_lost_original_is_a_sentence_and_costs_nothing_that_is_there(wide):
    had = files(wide)
    storage.remove_private(wide.original)
    with pytest.raises(intake.Refused, match="original of the picture “wide”"):
        renditions.ready(wide)
    assert files(wide) == had
