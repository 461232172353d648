"""The bridge at Merik in fog, with its barrier down."""

import math

from .brushes import Canvas, mix
from .coats import coat


def closed_bridge():
    canvas = Canvas((1600, 1067), seed=191)
    canvas.sky((0, (120, 134, 146)), (0.4, (184, 190, 190)), (0.66, (222, 214, 200)))
    canvas.glow(1180, 420, 520, (255, 238, 206), 0.5)
    haze, dark = (214, 210, 200), (40, 50, 60)
    canvas.hills(canvas.ridge(560, 70, 420), mix(haze, dark, 0.16))
    canvas.mist(460, 580, 680, haze, 0.8)
    for span in range(4, -1, -1):
        far = span / 4.6
        canvas.shape(lambda pen, s=span: _span(pen, s), mix(dark, haze, far * 0.92))
        canvas.mist(380, 560, 720, haze, 0.22)
    canvas.hills(
        [(-8, 770), (1610, 770)], ((0.7, (176, 182, 180)), (1, (84, 100, 112)))
    )
    canvas.shape(lambda pen: _current(pen, canvas), (232, 232, 224), alpha=0.5)
    canvas.mist(690, 766, 850, (220, 214, 202), 0.75)
    bank = [(-8, 700), (430, 704), (520, 730), (600, 800), (690, 1080)]
    canvas.hills([*bank, (1610, 1090)], ((0.66, (122, 116, 108)), (1, (54, 54, 56))))
    canvas.shape(_pier, (50, 56, 62))
    canvas.shape(lambda pen: _lorries(pen), (34, 42, 50))
    canvas.shape(lambda pen: _covers(pen), (98, 106, 96))
    for x in (24, 196, 232):
        canvas.glow(x, 684, 60, (255, 70, 44), 0.9)
    canvas.shape(lambda pen: _barrier(pen), (238, 232, 222))
    canvas.shape(lambda pen: _stripes(pen), (188, 50, 44))
    canvas.shape(lambda pen: _box(pen), ((0.5, (86, 92, 92)), (0.7, (50, 56, 60))))
    canvas.shape(lambda pen: coat(pen, 560, 742, 118), (26, 30, 38))
    canvas.shape(lambda pen: _grass(pen, canvas), (40, 42, 40))
    canvas.vignette(0.35)
    canvas.grain(8)
    return canvas.image


def _span(pen, number):
    """One bay of the truss; each further one is smaller, towards the right."""
    left, right = _reach(number), _reach(number + 1)
    (x1, low1, top1), (x2, low2, top2) = left, right
    wide = 9 * (1 - number / 6)
    pen.line([(x1, low1), (x2, low2)], wide * 2.2)
    pen.line([(x1, top1), (x2, top2)], wide * 1.3)
    for step in range(7):
        a, b = step / 6, min(1, (step + 1) / 6)
        first = (x1 + (x2 - x1) * a, low1 + (low2 - low1) * a, top1 + (top2 - top1) * a)
        then = (x1 + (x2 - x1) * b, low1 + (low2 - low1) * b, top1 + (top2 - top1) * b)
        pen.line([first[:2], (first[0], first[2])], wide * 0.8)
        ends = (first[2], then[1]) if step % 2 else (first[1], then[2])
        pen.line([(first[0], ends[0]), (then[0], ends[1])], wide * 0.6)
    pen.area(
        [
            (x2 - wide * 3, low2),
            (x2 + wide * 3, low2),
            (x2 + wide * 4, 800),
            (x2 - wide * 4, 800),
        ]
    )


def _reach(number):
    share = 1 - 0.72**number
    return 500 + share * 1420, 720 - share * 116, 470 + share * 74


def _pier(pen):
    pen.area([(430, 704), (560, 704), (590, 1080), (400, 1080)])


def _lorries(pen):
    for x in (-120, 60, 250):
        pen.box(x, 566, x + 140, 690)
        pen.area(
            [
                (x + 144, 600),
                (x + 180, 600),
                (x + 192, 640),
                (x + 192, 690),
                (x + 144, 690),
            ]
        )
        for wheel in (26, 62, 166):
            pen.dot(x + wheel, 694, 17)


def _covers(pen):
    for x in (-120, 60, 250):
        pen.area(
            [(x - 3, 640), (x - 3, 566), (x + 70, 552), (x + 143, 566), (x + 143, 640)]
        )


def _barrier(pen):
    pen.box(470, 610, 488, 706)
    pen.line([(440, 630), (760, 614)], 13)


def _stripes(pen):
    for x in range(500, 760, 56):
        y = 630 - (x - 440) * 0.05
        pen.line([(x, y), (x + 27, y - 1.4)], 13)


def _box(pen):
    pen.box(380, 560, 450, 706)
    pen.area([(370, 562), (380, 540), (450, 540), (462, 562)])


def _current(pen, canvas):
    for _ in range(200):
        y = canvas.random.uniform(790, 1060)
        pen.dot(
            canvas.random.uniform(500, 1600),
            y,
            canvas.random.uniform(10, 60),
            flat=0.04,
        )


def _grass(pen, canvas):
    for _ in range(240):
        x = canvas.random.uniform(-10, 560)
        tall = canvas.random.uniform(30, 130)
        sway = math.sin(x / 60) * 12 + canvas.random.uniform(-10, 18)
        pen.line([(x, 1075), (x + sway, 1075 - tall)], 3)
