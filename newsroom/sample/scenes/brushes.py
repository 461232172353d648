"""The brushes that the sample's pictures are drawn with: light, shapes, mist, grain.

Everything random comes from a seeded generator of our own, so that a picture comes
out the same each time. Colours are (red, green, blue); places are pixels.
"""

import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

FINE = 2  # shapes are drawn this much larger and shrunk, for smooth edges


def gradient(size, stops):
    """A picture of `size` that runs from top to bottom through (place, colour)."""
    column = Image.new("RGB", (1, size[1]))
    for y in range(size[1]):
        column.putpixel((0, y), colour_at(stops, y / max(1, size[1] - 1)))
    return column.resize(size)


def colour_at(stops, place):
    for (start, first), (end, second) in zip(stops, stops[1:], strict=False):
        if place <= end:
            return mix(first, second, (place - start) / max(1e-6, end - start))
    return stops[-1][1]


def mix(first, second, share):
    share = min(1, max(0, share))
    return tuple(round(a + (b - a) * share) for a, b in zip(first, second, strict=True))


class Pen:
    """Draws into a mask in the picture's own coordinates, at the finer scale."""

    def __init__(self, mask):
        self.draw = ImageDraw.Draw(mask)

    def area(self, points, tone=255):
        self.draw.polygon([(x * FINE, y * FINE) for x, y in points], fill=tone)

    def box(self, left, top, right, bottom, tone=255):
        self.area([(left, top), (right, top), (right, bottom), (left, bottom)], tone)

    def line(self, points, width, tone=255):
        scaled = [(x * FINE, y * FINE) for x, y in points]
        width = max(1, round(width * FINE))
        self.draw.line(scaled, fill=tone, width=width, joint="curve")

    def dot(self, x, y, radius, tone=255, flat=1.0):
        box = (x - radius, y - radius * flat, x + radius, y + radius * flat)
        self.draw.ellipse([edge * FINE for edge in box], fill=tone)


class Canvas:
    def __init__(self, size, seed):
        self.size = self.width, self.height = size
        self.random = random.Random(seed)
        self.image = Image.new("RGB", size)

    def sky(self, *stops):
        self.image.paste(gradient(self.size, stops))

    def shape(self, paint, fill, *, alpha=1.0, blur=0):
        """Lay `fill` (a colour, or gradient stops) where `paint(pen)` has drawn."""
        mask = Image.new("L", (self.width * FINE, self.height * FINE))
        paint(Pen(mask))
        mask = mask.resize(self.size, Image.Resampling.BOX)
        self.lay(mask, fill, alpha=alpha, blur=blur)

    def lay(self, mask, fill, *, alpha=1.0, blur=0):
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur))
        if alpha < 1:
            mask = mask.point(lambda tone: round(tone * alpha))
        flat = isinstance(fill[0], int)
        paint = Image.new("RGB", self.size, fill) if flat else self.wash(fill)
        self.image.paste(paint, (0, 0), mask)

    def wash(self, stops):
        return gradient(self.size, stops)

    def glow(self, x, y, radius, colour, strength=1.0, flat=1.0):
        """Add light round a place, as a lamp or the sun behind haze does."""
        disc = ImageChops.invert(Image.radial_gradient("L"))
        disc = disc.point(lambda tone: _fade(tone, strength))
        disc = disc.resize((round(radius * 2), round(radius * 2 * flat)))
        mask = Image.new("L", self.size)
        mask.paste(disc, (round(x - radius), round(y - radius * flat)))
        light = Image.new("RGB", self.size)
        light.paste(colour, (0, 0), mask)
        self.image = ImageChops.screen(self.image, light)

    def clouds(self, cell, *, stretch=1.0):
        """Soft uneven tones, 0 to 255, of spots about `cell` pixels wide."""
        total = Image.new("L", self.size, 128)
        for octave, share in ((1, 0.5), (2, 0.5), (4, 0.35)):
            columns = max(2, round(self.width * octave / cell / stretch))
            rows = max(2, round(self.height * octave / cell))
            spots = self.noise((columns, rows))
            spots = spots.resize(self.size, Image.Resampling.BICUBIC)
            total = Image.blend(total, spots, share)
        return total

    def noise(self, size):
        return Image.frombytes("L", size, self.random.randbytes(size[0] * size[1]))

    def mist(self, top, middle, bottom, colour, density=0.8, cell=420):
        """A drifting band, thickest at `middle`."""
        band = Image.new("L", (1, self.height))
        for y in range(self.height):
            reach = (middle - top) if y < middle else (bottom - middle)
            near = max(0, 1 - abs(y - middle) / max(1, reach))
            band.putpixel((0, y), round(255 * density * near * near * (3 - 2 * near)))
        drift = self.clouds(cell, stretch=3).point(lambda tone: min(255, 70 + tone))
        mask = ImageChops.multiply(band.resize(self.size), drift)
        self.lay(mask, colour)

    def ridge(self, base, rise, cell, rough=0.5):
        """The outline of hills from the left edge to the right, as points."""
        waves = []
        for octave in range(6):
            length, weight = cell / 2**octave, rough**octave
            knots = [
                self.random.uniform(-1, 1) for _ in range(int(self.width / length) + 3)
            ]
            waves.append((length, weight, knots))
        points = []
        for x in range(-4, self.width + 8, 4):
            height = sum(_wave(x + 4, *wave) for wave in waves)
            points.append((x, base - rise * height))
        return points

    def hills(self, outline, fill, *, alpha=1.0, blur=0):
        floor = [(self.width + 8, self.height), (-8, self.height)]
        self.shape(lambda pen: pen.area(outline + floor), fill, alpha=alpha, blur=blur)

    def mirror(self, shore, tint, share=0.35, ripple=7, blur=3):
        """Fill everything below `shore` with what stands above it, as water does."""
        depth = self.height - shore
        above = self.image.crop((0, max(0, shore - depth), self.width, shore))
        below = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        below = below.resize((self.width, depth))
        below = below.filter(ImageFilter.GaussianBlur(blur))
        below = Image.blend(below, Image.new("RGB", below.size, tint), share)
        for row in range(0, depth, 3):
            swing = ripple * (0.25 + row / depth)
            shift = round(swing * math.sin(row / (5 + row / 30)))
            shift += round(self.random.uniform(-1, 1) * swing / 2)
            strip = below.crop((0, row, self.width, row + 3))
            self.image.paste(strip, (0, shore + row))
            self.image.paste(strip, (shift, shore + row))

    def grain(self, amount=9, paper=10):
        """The tooth of the paper, so that flat tones do not look like a screen's."""
        fine = self.noise(self.size).filter(ImageFilter.GaussianBlur(0.9))
        for texture, strength in ((fine, amount * 3), (self.clouds(60), paper)):
            tone = texture.point(lambda t, s=strength: 128 + round((t - 128) * s / 128))
            layer = Image.merge("RGB", (tone,) * 3)
            self.image = ImageChops.overlay(self.image, layer)

    def vignette(self, strength=0.35):
        edge = Image.radial_gradient("L").resize(self.size)
        mask = edge.point(lambda tone: round((tone / 255) ** 2.5 * 255 * strength))
        self.image.paste((8, 10, 16), (0, 0), mask)


def _wave(x, length, weight, knots):
    index, part = divmod(x / length, 1)
    part = part * part * (3 - 2 * part)
    first, second = knots[int(index)], knots[int(index) + 1]
    return weight * (first + (second - first) * part)


def _fade(tone, strength):
    """Pillow's radial gradient still has 75 of 255 left at the edge: begin there."""
    return round((max(0, tone - 75) / 180) ** 1.6 * 255 * strength)
