"""Making faces, plates and signs unrecognisable, so that nothing can bring them back.

A mosaic or a blur of what is there can be undone: of twenty known number plates the
right one is found by making the same mosaic of each. So whatever the look, a place gets
nothing of its own pixels. It is filled from what is seen around it, in at most six by
six cells, or with one colour; two pictures that differ only in that place come out the
same, to the last bit (tested).
"""

from dataclasses import dataclass
from math import ceil, floor

from PIL import Image, ImageChops, ImageDraw, ImageStat

BLUR, MOSAIC, SOLID = "blur", "mosaic", "solid"
CELLS = 6
# How many colours are taken along each side.
_SAMPLES = 4
_DARK, _GREY = (32, 32, 32), (128, 128, 128)


@dataclass(frozen=True)
class Box:
    """In percent of the picture, from the left and from above."""

    left: float
    top: float
    width: float
    height: float

    def bounds(self, size):
        return _bounds(
            (self.left, self.top, self.left + self.width, self.top + self.height), size
        )

    def paint(self, mask):
        left, top, right, bottom = self.bounds(mask.size)
        ImageDraw.Draw(mask).rectangle((left, top, right - 1, bottom - 1), fill=255)


@dataclass(frozen=True)
class Stroke:
    """A line of the brush: its points, and its breadth in percent of the width."""

    points: tuple
    breadth: float

    def bounds(self, size):
        x = self.breadth / 2
        y = x * size[0] / size[1]
        xs, ys = zip(*self.points, strict=True)
        return _bounds((min(xs) - x, min(ys) - y, max(xs) + x, max(ys) + y), size)

    def paint(self, mask):
        draw, (width, height) = ImageDraw.Draw(mask), mask.size
        across = max(2, ceil(self.breadth * width / 100))
        points = [(x * width / 100, y * height / 100) for x, y in self.points]
        draw.line(points, fill=255, width=across, joint="curve")
        half = across / 2
        for x, y in points:
            draw.ellipse((x - half, y - half, x + half, y + half), fill=255)


def blanked(pixels, shapes, look) -> Image.Image:
    """The picture with every shape filled."""
    hidden = Image.new("L", pixels.size)
    for shape in shapes:
        shape.paint(hidden)
    seen = ImageChops.invert(hidden)
    made = pixels.copy()
    for shape in shapes:
        _fill(made, pixels, seen, shape, look)
    return made


def _fill(made, pixels, seen, shape, look):
    bounds = shape.bounds(pixels.size)
    left, top, right, bottom = bounds
    if right <= left or bottom <= top:
        return
    mask = Image.new("L", pixels.size)
    shape.paint(mask)
    size = (right - left, bottom - top)
    filled = _filling(pixels, seen, bounds, size, look)
    made.paste(filled, (left, top), mask.crop(bounds))


def _filling(pixels, seen, bounds, size, look):
    if look == SOLID:
        return Image.new("RGB", size, _DARK)
    samples = list(_around(pixels, seen, bounds))
    cells = Image.new("RGB", (CELLS, CELLS))
    for row in range(CELLS):
        for column in range(CELLS):
            at = ((column + 0.5) / CELLS, (row + 0.5) / CELLS)
            cells.putpixel((column, row), _colour(samples, at))
    how = Image.Resampling.NEAREST if look == MOSAIC else Image.Resampling.BICUBIC
    return cells.resize(size, how)


def _around(pixels, seen, bounds):
    """(place in the box from 0 to 1, colour) of what is seen along its sides; nothing
    that is hidden by any shape is looked at."""
    left, top, right, bottom = bounds
    width, height = right - left, bottom - top
    deep = max(2, min(width, height) // 16)
    for number in range(_SAMPLES):
        one, two = number / _SAMPLES, (number + 1) / _SAMPLES
        x1, x2 = left + floor(width * one), left + ceil(width * two)
        y1, y2 = top + floor(height * one), top + ceil(height * two)
        middle = (one + two) / 2
        yield from _sample(pixels, seen, (x1, top - deep, x2, top), (middle, 0))
        yield from _sample(pixels, seen, (x1, bottom, x2, bottom + deep), (middle, 1))
        yield from _sample(pixels, seen, (left - deep, y1, left, y2), (0, middle))
        yield from _sample(pixels, seen, (right, y1, right + deep, y2), (1, middle))


def _sample(pixels, seen, strip, place):
    left, top, right, bottom = strip
    strip = (
        max(0, left),
        max(0, top),
        min(pixels.width, right),
        min(pixels.height, bottom),
    )
    if strip[0] >= strip[2] or strip[1] >= strip[3]:
        return
    found = ImageStat.Stat(pixels.crop(strip), seen.crop(strip))
    if found.count[0]:
        yield place, found.mean


def _colour(samples, at):
    """Of what is near more than of what is far."""
    if not samples:
        return _GREY
    weights = [1 / ((x - at[0]) ** 2 + (y - at[1]) ** 2) for (x, y), _colour in samples]
    whole = sum(weights)
    return tuple(
        round(
            sum(
                weight * colour[band]
                for weight, (_at, colour) in zip(weights, samples, strict=True)
            )
            / whole
        )
        for band in range(3)
    )


def _bounds(percent, size):
    """Whole pixels that cover it, within the picture."""
    left, top, right, bottom = percent
    width, height = size
    return (
        max(0, floor(left * width / 100)),
        max(0, floor(top * height / 100)),
        min(width, ceil(right * width / 100)),
        min(height, ceil(bottom * height / 100)),
    )
