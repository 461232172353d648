"""Drawings on paper: the map of the coal, the count of wagons, the rising columns."""

import math

from PIL import ImageDraw, ImageFont

from .brushes import Canvas

INK, RED, PAPER = (
    (38, 44, 54),
    (178, 48, 40),
    ((0, (244, 238, 222)), (1, (234, 226, 206))),
)


def figures(canvas, places, size, colour=INK):
    """Write numbers: (x, y, text), each centred; maps and charts need no words."""
    draw = ImageDraw.Draw(canvas.image)
    font = ImageFont.load_default(size)
    for x, y, text in places:
        draw.text((x, y), text, fill=colour, font=font, anchor="mm")


# Places of the map: Grusk, Kolvar, Ostrel, Hallin, Merik.
GRUSK, KOLVAR, OSTREL = (1130, 640), (820, 560), (330, 690)
HALLIN, MERIK = (960, 330), (1120, 160)


def coal_map():
    canvas = Canvas((1600, 1067), seed=223)
    canvas.sky(*PAPER)
    coast = _coast(canvas)
    sea = [(-8, -8), *coast, (-8, 1080)]
    canvas.shape(_beyond, (216, 210, 194))
    canvas.shape(lambda pen: pen.line(_tavin(), 9), (126, 164, 186))
    canvas.shape(lambda pen: _dashes(pen, _tavin(-16)), (120, 112, 104))
    canvas.shape(
        lambda pen: pen.area(sea), ((0, (178, 202, 212)), (1, (150, 180, 196)))
    )
    for step in range(1, 6):
        line = [(x - step * 15, y) for x, y in coast]
        canvas.shape(
            lambda pen, p=line, s=step: pen.line(p, 2),
            (244, 248, 248),
            alpha=0.8 - step * 0.13,
        )
    canvas.shape(lambda pen: _hachures(pen, canvas), (150, 140, 116), alpha=0.75)
    canvas.shape(lambda pen: pen.line(coast, 4), (88, 110, 124))
    west = _curve(GRUSK, (960, 700), KOLVAR) + _curve(KOLVAR, (560, 560), OSTREL)
    north = _curve(KOLVAR, (840, 430), HALLIN) + _curve(HALLIN, (1090, 270), MERIK)
    bypass = _curve(GRUSK, (760, 900), OSTREL)
    for line in (west, north):
        canvas.shape(lambda pen, p=line: pen.line(p, 9), INK)
        canvas.shape(lambda pen, p=line: _dashes(pen, p, 15, 4.5), (250, 246, 236))
    canvas.shape(lambda pen: pen.line(bypass, 15), RED)
    canvas.shape(lambda pen: _arrow(pen, bypass), RED)
    ship = _curve((300, 712), (190, 800), (60, 820))
    canvas.shape(lambda pen: _dashes(pen, ship, 22, 6), RED)
    places = (GRUSK, KOLVAR, OSTREL, HALLIN, MERIK)
    canvas.shape(lambda pen: [pen.dot(*place, 30) for place in places], INK)
    canvas.shape(lambda pen: [pen.dot(*place, 25) for place in places], (252, 248, 238))
    figures(canvas, [(*place, str(n)) for n, place in enumerate(places, 1)], 34)
    canvas.shape(_scale_bar, INK)
    figures(canvas, [(1150, 1010, "0"), (1290, 1010, "50"), (1440, 1010, "100 km")], 26)
    canvas.shape(_north, INK)
    canvas.vignette(0.12)
    canvas.grain(6, 8)
    return canvas.image


def _coast(canvas):
    points = []
    for y in range(-8, 1090, 6):
        bay = 90 * math.exp(-(((y - 700) / 60) ** 2))
        cape = 110 * math.exp(-(((y - 470) / 120) ** 2))
        rough = canvas.random.uniform(-5, 5)
        x = 250 + 46 * math.sin(y / 150) + bay - cape + 16 * math.sin(y / 37) + rough
        points.append((x, y))
    return points


def _tavin(shift=0):
    return [
        (x, 118 + shift + 34 * math.sin(x / 130) + 14 * math.sin(x / 47) + x * 0.012)
        for x in range(200, 1620, 8)
    ]


def _beyond(pen):
    """The land across the river, where another country begins."""
    pen.area([(200, -8), *_tavin(), (1620, -8)])


def _hachures(pen, canvas):
    for cx, cy, wide, tall in (
        (1330, 420, 210, 190),
        (700, 900, 420, 90),
        (1280, 800, 200, 120),
    ):
        for _ in range(120):
            angle, far = (
                canvas.random.uniform(0, math.tau),
                canvas.random.uniform(0.25, 1) ** 0.7,
            )
            x, y = cx + wide * far * math.cos(angle), cy + tall * far * math.sin(angle)
            if math.hypot(x - GRUSK[0], y - GRUSK[1]) < 60:
                continue
            out = 12 + 12 * (1 - far)
            pen.line(
                [(x, y), (x + out * math.cos(angle), y + out * math.sin(angle) * 0.7)],
                2,
            )


def _curve(first, bend, last):
    return [
        tuple(
            (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c
            for a, b, c in zip(first, bend, last, strict=True)
        )
        for t in (step / 60 for step in range(61))
    ]


def _dashes(pen, line, every=14, width=3):
    walked, drawn = 0.0, [line[0]]
    on = True
    for before, point in zip(line, line[1:], strict=False):
        walked += math.dist(before, point)
        drawn.append(point)
        if walked >= every:
            if on:
                pen.line(drawn, width)
            walked, drawn, on = 0.0, [point], not on


def _arrow(pen, line):
    for place in (14, 28, 42):
        (x1, y1), (x2, y2) = line[place], line[place + 2]
        turn = math.atan2(y2 - y1, x2 - x1)
        tip = (x2 + 30 * math.cos(turn), y2 + 30 * math.sin(turn))
        sides = [
            (x2 + 26 * math.cos(turn + way), y2 + 26 * math.sin(turn + way))
            for way in (2, -2)
        ]
        pen.area([tip, *sides])


def _scale_bar(pen):
    pen.box(1150, 976, 1430, 984)
    for x in (1150, 1290, 1430):
        pen.box(x - 2, 962, x + 2, 984)


def _north(pen):
    pen.area([(1500, 880), (1524, 960), (1500, 942)])
    pen.line([(1500, 880), (1476, 960), (1500, 942)], 3)


TO_KOLVAR = (66, 58, 44, 33, 30, 31)
TO_OSTREL = (6, 14, 27, 38, 41, 39)


def wagon_chart():
    """Wagons of coal a day over six months: black to Kolvar, red to Ostrel."""
    canvas = Canvas((1600, 1067), seed=227)
    canvas.sky(*PAPER)
    floor, unit = 900, 10.0
    canvas.shape(lambda pen: _grid(pen, floor, unit), (186, 178, 158))
    need = floor - 70 * unit
    canvas.shape(
        lambda pen: _dashes(pen, [(x, need) for x in range(170, 1500, 4)], 18, 4), INK
    )
    for tone, counts, shift in ((INK, TO_KOLVAR, 0), (RED, TO_OSTREL, 84)):

        def bars(pen, counts=counts, shift=shift):
            for month, count in enumerate(counts):
                x = 216 + month * 214 + shift
                pen.box(x, floor - count * unit, x + 74, floor)

        canvas.shape(bars, tone)
        canvas.shape(
            lambda pen, c=counts, s=shift: _hatch(pen, c, s, floor, unit),
            (255, 250, 240),
            alpha=0.14,
        )
        figures(
            canvas,
            [
                (253 + month * 214 + shift, floor - count * unit + 28, str(count))
                for month, count in enumerate(counts)
            ],
            32,
            (250, 244, 230),
        )
    canvas.shape(lambda pen: pen.box(170, floor - 2, 1500, floor + 3), INK)
    figures(
        canvas,
        [(295 + month * 214, floor + 44, str(month + 1)) for month in range(6)],
        34,
    )
    figures(
        canvas,
        [(128, floor - step * 10 * unit, str(step * 10)) for step in range(0, 8)],
        28,
    )
    canvas.vignette(0.1)
    canvas.grain(6, 8)
    return canvas.image


def _grid(pen, floor, unit):
    for step in range(1, 8):
        y = floor - step * 10 * unit
        pen.line([(170, y), (1500, y)], 1.5)


def _hatch(pen, counts, shift, floor, unit):
    for month, count in enumerate(counts):
        x, high = 216 + month * 214 + shift, count * unit
        for step in range(0, int(high), 11):
            pen.line([(x, floor - step), (x + 74, floor - min(high, step + 16))], 2)


def rising_columns():
    """For an opinion: columns that rise on paper over shadows that shrink."""
    canvas = Canvas((1600, 1067), seed=229)
    canvas.sky(*PAPER)
    canvas.shape(_squares, (170, 190, 190), alpha=0.6)
    for number in range(6):
        _column(canvas, 250 + number * 190, 130 + number * 88, 300 - number * 46)
    canvas.shape(_climber, INK)
    canvas.vignette(0.16)
    canvas.grain(8, 10)
    return canvas.image


GROUND, WIDE, DEEP = 720, 110, 26


def _column(canvas, x, high, shade):
    top, right = GROUND - high, x + WIDE
    back = (right + DEEP, top - DEEP)
    side = [(right, top), back, (right + DEEP, GROUND - DEEP), (right, GROUND)]
    lid = [(x, top), (x + DEEP, top - DEEP), back, (right, top)]
    low = GROUND + shade
    shadow = [(x, GROUND + 2), (right, GROUND + 2), (right - 52, low), (x - 52, low)]
    fade = ((0.6, (70, 80, 92)), (1, (190, 190, 184)))
    canvas.shape(lambda pen: pen.area(shadow), fade, alpha=0.8, blur=2)
    front = ((0.1, (206, 74, 54)), (0.68, (150, 40, 36)))
    canvas.shape(lambda pen: pen.box(x, top, right, GROUND), front)
    canvas.shape(lambda pen: pen.area(side), (112, 30, 30))
    canvas.shape(lambda pen: pen.area(lid), (232, 122, 92))


def _squares(pen):
    for step in range(0, 1640, 40):
        wide = 2.4 if step % 200 == 0 else 1
        pen.line([(-5, step), (1605, step)], wide)
        pen.line([(step, -5), (step, 1072)], wide)


def _climber(pen):
    """A small clerk on the last column adds a sheet to it."""
    x, y = 1268, 136
    pen.area([(x - 16, y - 12), (x + 16, y - 12), (x + 12, y - 70), (x - 12, y - 70)])
    pen.box(x - 13, y - 14, x - 3, y)
    pen.box(x + 3, y - 14, x + 13, y)
    pen.dot(x, y - 84, 13)
    pen.box(x - 18, y - 98, x + 18, y - 93)
    pen.box(x - 11, y - 110, x + 11, y - 95)
    pen.line([(x + 10, y - 62), (x + 40, y - 84)], 7)
    pen.area([(x + 22, y - 92), (x + 66, y - 100), (x + 68, y - 94), (x + 24, y - 86)])
