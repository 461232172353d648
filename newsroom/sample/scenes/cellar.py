"""Shadows on a sheet in a cellar, and those who watch them."""

import math

from .brushes import Canvas


def shadow_play():
    canvas = Canvas((1600, 1067), seed=197)
    canvas.sky((0, (20, 14, 16)), (1, (34, 22, 20)))
    canvas.shape(lambda pen: _vault(pen, canvas), (64, 42, 34), alpha=0.7)
    light = ((0.2, (255, 206, 130)), (0.45, (255, 232, 176)), (0.72, (236, 160, 88)))
    canvas.shape(lambda pen: pen.box(390, 210, 1210, 770), light)
    canvas.glow(800, 480, 760, (255, 190, 110), 0.35)
    canvas.shape(_scenery, (150, 74, 44), alpha=0.65, blur=2)
    canvas.shape(_king, (30, 16, 16))
    canvas.shape(_bird, (30, 16, 16))
    canvas.shape(_boat, (30, 16, 16))
    canvas.shape(_rods, (70, 36, 28), alpha=0.7)
    canvas.shape(_stage, (24, 15, 16))
    canvas.shape(lambda pen: _folds(pen), (74, 26, 28))
    canvas.shape(lambda pen: _heads(pen, canvas), (9, 7, 10))
    canvas.shape(lambda pen: _edges(pen, canvas), (255, 180, 104), alpha=0.35, blur=2)
    canvas.vignette(0.55)
    canvas.grain(9)
    return canvas.image


def _vault(pen, canvas):
    for ring in range(13):
        radius = 560 + ring * 46
        for stone in range(46):
            if canvas.random.random() < 0.72:
                angle = math.pi + stone / 45 * math.pi + (ring % 2) * 0.034
                wide = 0.058
                corners = [
                    (
                        800 + (radius + out) * math.cos(a),
                        640 + (radius + out) * 0.86 * math.sin(a),
                    )
                    for a, out in (
                        (angle, 0),
                        (angle + wide, 0),
                        (angle + wide, 36),
                        (angle, 36),
                    )
                ]
                pen.area(corners, canvas.random.randint(50, 200))


def _scenery(pen):
    pen.area(
        [
            (390, 770),
            (390, 610),
            (560, 560),
            (720, 640),
            (900, 590),
            (1210, 660),
            (1210, 770),
        ]
    )
    pen.dot(1040, 340, 66)


def _king(pen):
    """A king whose crown is too large, in profile, with a scroll."""
    pen.area([(560, 700), (600, 440), (680, 430), (760, 700)])
    pen.dot(646, 396, 46)
    pen.area([(684, 388), (716, 404), (686, 416)])
    pen.area(
        [
            (582, 366),
            (570, 262),
            (612, 312),
            (642, 246),
            (672, 312),
            (718, 262),
            (706, 366),
        ]
    )
    pen.line([(670, 480), (770, 500), (812, 462)], 16)
    pen.area([(800, 408), (836, 402), (838, 516), (804, 520)])
    pen.line([(612, 700), (606, 736)], 18)
    pen.line([(706, 700), (716, 736)], 18)


def _bird(pen):
    pen.area([(960, 420), (1004, 398), (1056, 420), (1010, 446)])
    pen.area([(986, 414), (900, 330), (1030, 404)])
    pen.area([(1004, 410), (1030, 306), (1052, 410)])
    pen.dot(962, 412, 17)
    pen.area([(948, 408), (920, 416), (950, 420)])
    pen.area([(1050, 420), (1104, 402), (1090, 440)])


def _boat(pen):
    pen.area([(900, 646), (1150, 646), (1112, 700), (938, 700)])
    pen.line([(1024, 650), (1024, 500)], 9)
    pen.area([(1030, 506), (1130, 628), (1030, 634)])
    pen.area([(1018, 520), (940, 628), (1018, 634)])
    for wave in range(16):
        pen.dot(880 + wave * 20, 712 + 8 * (wave % 2), 20, flat=0.5)


def _rods(pen):
    for top, foot in (
        ((646, 560), (620, 770)),
        ((806, 500), (800, 770)),
        ((1010, 430), (960, 770)),
    ):
        pen.line([top, foot], 4)


def _stage(pen):
    pen.box(350, 768, 1250, 806)
    pen.box(350, 170, 394, 806)
    pen.box(1206, 170, 1250, 806)
    pen.box(350, 160, 1250, 212)


def _folds(pen):
    for side in (-1, 1):
        for fold in range(5):
            x = 800 + side * (420 + fold * 26)
            pen.area(
                [
                    (x - 13, 206),
                    (x + 13, 206),
                    (x + 9 + side * 8, 800),
                    (x - 9 + side * 8, 800),
                ],
                (255, 150)[fold % 2],
            )


def _places(canvas):
    for row, (y, size, count) in enumerate(
        ((880, 52, 13), (956, 66, 10), (1060, 88, 8))
    ):
        for seat in range(count):
            shift = (row % 2) * 0.5
            x = (seat + 0.2 + shift) / count * 1640 - 20
            yield (
                x + (seat * 53 % 23) - 11,
                y + (seat * 31 % 17),
                size * (0.9 + (seat * 7 % 5) / 22),
            )


def _heads(pen, canvas):
    for x, y, size in _places(canvas):
        pen.dot(x, y - size * 0.5, size * 0.5, flat=1.14)
        pen.dot(x, y + size * 0.75, size * 1.04, flat=0.72)
        pen.box(x - size * 1.04, y + size * 0.75, x + size * 1.04, 1075)


def _edges(pen, canvas):
    """The light of the sheet on the rims of the heads that are nearest to it."""
    for x, y, size in _places(canvas):
        if size < 62 and 300 < x < 1300:
            curve = [
                (
                    x + size * 0.5 * math.cos(a / 10),
                    y - size * 0.5 + size * 0.57 * math.sin(a / 10),
                )
                for a in range(-28, -3)
            ]
            pen.line(curve, 4)
