"""The central market at Ostrel in the rain."""

import math

from .brushes import Canvas, mix


def market():
    canvas = Canvas((1920, 1280), seed=47)
    horizon = 640
    canvas.sky((0, (112, 126, 134)), (0.3, (172, 180, 178)), (0.52, (222, 216, 198)))
    canvas.glow(960, 600, 520, (255, 236, 200), 0.5)
    canvas.shape(lambda pen: _roofs(pen, canvas, horizon), (134, 146, 148))
    canvas.mist(420, 620, 700, (204, 202, 190), 0.8)
    _wet_ground(canvas, horizon)
    stalls = 7
    for depth in range(stalls):
        near = (depth / (stalls - 1)) ** 2.1
        _stall_pair(canvas, near, depth, horizon)
        canvas.mist(
            horizon - 220, horizon, horizon + 160, (190, 190, 180), 0.3 * (1 - near)
        )
    _lamps(canvas, horizon, stalls)
    _passers(canvas, horizon)
    canvas.shape(lambda pen: _rain(pen, canvas, 900), (226, 234, 238), alpha=0.26)
    canvas.vignette(0.45)
    canvas.grain(8)
    return canvas.image


CLOTHS = (
    (52, 92, 128),
    (196, 112, 60),
    (66, 112, 106),
    (150, 64, 58),
    (48, 80, 116),
    (190, 142, 76),
    (38, 84, 124),
)


def _reach(near):
    """How far from the middle a stall of that nearness begins, and its size."""
    return 90 + near * 560, 0.16 + near * 0.94


def _roofs(pen, canvas, horizon):
    x = 420
    while x < 1500:
        width, height = canvas.random.randint(70, 150), canvas.random.randint(60, 190)
        pen.box(x, horizon - height, x + width, horizon + 20)
        pen.area(
            [
                (x - 8, horizon - height),
                (x + width / 2, horizon - height - 36),
                (x + width + 8, horizon - height),
            ]
        )
        x += width + canvas.random.randint(0, 14)


def _stall_pair(canvas, near, depth, horizon):
    start, size = _reach(near)
    far = (168, 174, 170)
    for side in (-1, 1):
        cloth = CLOTHS[(depth * 2 + (side > 0)) % len(CLOTHS)]
        cloth = mix(far, cloth, 0.3 + near * 0.7)
        dark = mix(far, (26, 32, 38), 0.35 + near * 0.6)
        inner, outer = 960 + side * start, 960 + side * (start + 1300 * size)
        top, low, floor = (
            horizon - 420 * size,
            horizon - 215 * size,
            horizon + 330 * size,
        )
        canvas.shape(
            lambda pen, a=inner, b=outer, t=low, f=floor, s=size, d=side: _counter(
                pen, canvas, a, b, t, f, s, d
            ),
            dark,
        )
        shade = (
            (0, mix(cloth, (255, 255, 255), 0.25)),
            (top / canvas.height, mix(cloth, (240, 236, 220), 0.3)),
            (low / canvas.height, mix(cloth, (10, 16, 22), 0.25)),
        )
        canvas.shape(
            lambda pen, a=inner, b=outer, t=top, u=low, s=size, d=side: _cloth(
                pen, a, b, t, u, s, d
            ),
            shade,
        )
        canvas.shape(
            lambda pen, a=inner, b=outer, t=top, u=low, s=size, d=side: _folds(
                pen, a, b, t, u, s, d
            ),
            mix(cloth, (10, 16, 22), 0.45),
            alpha=0.55,
        )


def _cloth(pen, inner, outer, top, low, size, side):
    """A tarpaulin that sags between its poles and drips at its front edge."""
    edge = []
    for step in range(25):
        x = inner + (outer - inner) * step / 24
        sag = abs(math.sin(step / 24 * math.pi * 4)) * 26 * size
        edge.append((x, low - 30 * size * math.cos(step / 4) * 0.3 + sag))
    back = [(outer, top - 60 * size), (inner + side * 130 * size, top)]
    pen.area(edge + back)
    pen.line(edge, 7 * size)


def _folds(pen, inner, outer, top, low, size, side):
    for step in range(0, 25, 6):
        x = inner + (outer - inner) * step / 24
        start = inner + side * 130 * size + (outer - inner) * step / 24 * 0.95
        pen.line([(start, top), (x, low + 6 * size)], 5 * size)
    pen.line([(inner, low + 10 * size), (outer, low + 16 * size)], 4 * size)


def _counter(pen, canvas, inner, outer, low, floor, size, side):
    for share in (0.01, 0.25, 0.5):
        x = inner + (outer - inner) * share
        pen.box(x - 6 * size, low - 20 * size, x + 6 * size, floor)
    front = inner + side * 26 * size
    pen.box(min(front, outer), floor - 190 * size, max(front, outer), floor - 20 * size)
    x = 40
    while x < 1100:
        width = canvas.random.uniform(50, 110)
        height = canvas.random.uniform(24, 74)
        place = inner + side * x * size
        pen.dot(place, floor - 190 * size, width * 0.55 * size, flat=height / width)
        x += width
    if size > 0.3:
        pen.box(
            min(inner + side * 420 * size, outer),
            low,
            max(inner + side * 430 * size, outer),
            floor,
        )


def _passers(canvas, horizon):
    """Passers-by under umbrellas, from behind and far off."""
    for x, size, tone in (
        (930, 0.34, (88, 96, 102)),
        (1010, 0.42, (70, 78, 86)),
        (884, 0.6, (44, 52, 60)),
        (1085, 0.86, (26, 32, 40)),
    ):
        foot = horizon + 330 * size

        def paint(pen, x=x, s=size, foot=foot):
            pen.area(
                [
                    (x - 30 * s, foot - 210 * s),
                    (x + 30 * s, foot - 210 * s),
                    (x + 50 * s, foot - 44 * s),
                    (x - 50 * s, foot - 44 * s),
                ]
            )
            pen.box(x - 24 * s, foot - 50 * s, x - 7 * s, foot)
            pen.box(x + 5 * s, foot - 50 * s, x + 22 * s, foot - 8 * s)
            pen.dot(x, foot - 228 * s, 26 * s)
            pen.area(
                [
                    (x - 112 * s, foot - 236 * s),
                    (x - 84 * s, foot - 292 * s),
                    (x - 20 * s, foot - 322 * s),
                    (x + 36 * s, foot - 320 * s),
                    (x + 92 * s, foot - 286 * s),
                    (x + 116 * s, foot - 236 * s),
                    (x + 60 * s, foot - 250 * s),
                    (x, foot - 240 * s),
                    (x - 58 * s, foot - 250 * s),
                ]
            )
            pen.line([(x + 2 * s, foot - 320 * s), (x + 4 * s, foot - 346 * s)], 5 * s)

        canvas.shape(paint, tone)


def _wet_ground(canvas, horizon):
    """The lane, wet: light from the sky far off, dark stone near, puddles between."""
    stops = (
        (0, (190, 190, 180)),
        (0.5, (190, 190, 180)),
        (0.62, (120, 128, 130)),
        (1, (40, 50, 58)),
    )
    canvas.hills([(-8, horizon + 20), (canvas.width + 8, horizon + 20)], stops)
    lane = [(900, 690), (1020, 690), (1340, 1290), (560, 1290)]
    canvas.shape(lambda pen: pen.area(lane), (206, 208, 198), alpha=0.34, blur=40)
    canvas.shape(
        lambda pen: _cobbles(pen, canvas, horizon), (24, 32, 40), alpha=0.3, blur=1
    )
    canvas.shape(
        lambda pen: _puddles(pen, canvas, horizon), (206, 212, 206), alpha=0.3, blur=5
    )


def _cobbles(pen, canvas, horizon):
    for _ in range(900):
        far = canvas.random.random() ** 1.3
        y = horizon + 60 + far * 600
        wide = (6 + far * 26) * canvas.random.uniform(0.6, 1.4)
        pen.dot(
            canvas.random.uniform(0, canvas.width),
            y,
            wide,
            canvas.random.randint(40, 200),
            flat=0.16,
        )


def _puddles(pen, canvas, horizon):
    for _ in range(26):
        far = canvas.random.random()
        y = horizon + 90 + far**1.4 * 540
        x = canvas.random.gauss(960, 70 + far * 270)
        wide = 30 + far * 150
        for _ in range(5):
            shift = canvas.random.uniform(-wide, wide) * 0.7
            pen.dot(
                x + shift,
                y + shift * 0.05,
                wide * canvas.random.uniform(0.3, 0.8),
                210,
                flat=0.11,
            )


def _lamps(canvas, horizon, stalls):
    for depth in range(1, stalls):
        near = (depth / (stalls - 1)) ** 2.1
        start, size = _reach(near)
        for side in (-1, 1):
            x, y = 960 + side * (start + 150 * size), horizon - 150 * size
            canvas.glow(x, y, 190 * size + 20, (255, 190, 96), 0.75)
            canvas.glow(x, y, 26 * size + 5, (255, 244, 210), 1)
            below = horizon + 40 + 470 * size
            canvas.glow(
                960 + side * start * 0.86,
                below,
                70 * size + 8,
                (255, 178, 88),
                0.5,
                2.6,
            )


def _rain(pen, canvas, count):
    for _ in range(count):
        x, y = (
            canvas.random.uniform(-60, canvas.width),
            canvas.random.uniform(-80, canvas.height),
        )
        length = canvas.random.uniform(20, 86)
        pen.line(
            [(x, y), (x - length * 0.16, y + length)],
            1.2,
            canvas.random.randint(50, 255),
        )
