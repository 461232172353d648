"""Whether what was made unrecognisable can be told from anything else: by no means."""

import random

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from media.blanking import BLUR, CELLS, MOSAIC, SOLID, Box, Stroke, blanked

LOOKS = (BLUR, MOSAIC, SOLID)
PLATE = (180, 150, 340, 190)
BOX = Box(100 * 180 / 640, 100 * 150 / 400, 100 * 160 / 640, 100 * 40 / 400)
BRUSH = Stroke(((29.5, 42.5), (51.5, 42.5)), 7)


def street(plate, seed=1):
    """A street with a car whose number plate says so; everything else is the same."""
    chance = random.Random(seed)
    scene = Image.new("RGB", (640, 400), (120, 130, 140))
    draw = ImageDraw.Draw(scene)
    for _ in range(60):
        x, y = chance.randrange(640), chance.randrange(400)
        colour = tuple(chance.randrange(256) for _ in range(3))
        draw.rectangle((x, y, x + 60, y + 40), fill=colour)
    scene = scene.filter(ImageFilter.GaussianBlur(3))
    draw = ImageDraw.Draw(scene)
    draw.rectangle((180, 150, 339, 189), fill=(235, 235, 225))
    draw.text((190, 152), plate, fill=(10, 10, 30), font=ImageFont.load_default(32))
    return scene


def plates(count=20):
    chance = random.Random(7)
    letters = "ABCDEFGHJKLMNPRSTUVWXYZ"
    return [
        "".join(chance.choices(letters, k=2)) + str(chance.randrange(1000, 9999))
        for _ in range(count)
    ]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("shape", [BOX, BRUSH], ids=["box", "brush"])
def test_it_works(look, shape):
    """Of 20 known plates none is nearer to what was made than any other: all of them
    come out the same, to the last bit. Whoever guesses is right once in twenty."""
    made = {blanked(street(each), [shape], look).tobytes() for each in plates()}
    assert len(made) == 1


def test_a_plain_mosaic_would_be_matched():
    """The attack that the test above stands against does find the plate where a mosaic
    is made of the place itself."""

    def mosaic(scene):
        place = scene.crop(PLATE)
        cells = place.resize((CELLS, CELLS), Image.Resampling.BOX)
        return list(cells.getdata())

    def apart(one, other):
        return sum(
            abs(a - b)
            for cells in zip(one, other, strict=True)
            for a, b in zip(*cells, strict=True)
        )

    known = {plate: mosaic(street(plate)) for plate in plates()}
    found = 0
    for secret in plates():
        seen = mosaic(street(secret).filter(ImageFilter.GaussianBlur(1)))
        found += min(known, key=lambda plate: apart(known[plate], seen)) == secret
    assert found > 15


@pytest.mark.parametrize("look", LOOKS)
def test_few_colours_are_left(look):
    place = blanked(street("AB1234"), [BOX], look).crop(PLATE)
    if look == BLUR:
        # Every pixel lies between the cells: seen again in cells, they say it all.
        place = place.resize((CELLS, CELLS), Image.Resampling.BOX)
    assert len(set(place.getdata())) <= CELLS * CELLS


@pytest.mark.parametrize("look", LOOKS)
def test_places_beside_each_other_tell_nothing_of_each_other(look):
    """What lies around a place is no source where it is hidden itself."""
    beside = Box(BOX.left + BOX.width, BOX.top, 20, BOX.height)
    above = Box(BOX.left, BOX.top - 6, BOX.width, 6)
    made = set()
    for plate in plates(5):
        scene = street(plate)
        draw = ImageDraw.Draw(scene)
        draw.text((345, 152), plate, fill=(255, 0, 0), font=ImageFont.load_default(20))
        draw.text((180, 126), plate, fill=(255, 0, 0), font=ImageFont.load_default(18))
        hidden = [BOX, beside, above]
        made.add(blanked(scene, hidden, look).tobytes())
    assert len(made) == 1


def test_everything_else_stays():
    scene = street("AB1234")
    made = blanked(scene, [BOX], MOSAIC)
    for picture in (scene, made):
        picture.paste((0, 0, 0), PLATE)
    assert made.tobytes() == scene.tobytes()


def test_a_place_at_the_edge_and_one_over_everything():
    scene = street("AB1234")
    assert blanked(scene, [Box(-0.0, 90, 100, 30)], BLUR).size == scene.size
    whole = blanked(scene, [Box(0, 0, 100, 100)], BLUR)
    assert set(whole.getdata()) == {(128, 128, 128)}
