"""Pictures of streets and houses: Ostrel's market, a block of flats in Kolvar."""

import math

from brushes import Canvas, mix
from PIL import Image


def market():
    canvas = Canvas((1920, 1280), seed=47)
    horizon = 640
    canvas.sky((0, (84, 98, 108)), (0.34, (150, 160, 160)), (0.52, (206, 202, 186)))
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
    _passers(canvas, horizon)
    _lamps(canvas, horizon, stalls)
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
                    (x - 34 * s, foot - 210 * s),
                    (x + 34 * s, foot - 210 * s),
                    (x + 46 * s, foot - 60 * s),
                    (x - 46 * s, foot - 60 * s),
                ]
            )
            pen.box(x - 26 * s, foot - 70 * s, x - 6 * s, foot)
            pen.box(x + 8 * s, foot - 70 * s, x + 28 * s, foot - 6 * s)
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
        lambda pen: _puddles(pen, canvas, horizon), (206, 212, 206), alpha=0.42, blur=2
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


def apartment_block():
    canvas = Canvas((1920, 1280), seed=59)
    canvas.sky(
        (0, (26, 36, 66)),
        (0.35, (66, 74, 112)),
        (0.62, (166, 122, 132)),
        (0.8, (236, 170, 134)),
    )
    canvas.glow(1500, 1010, 760, (255, 176, 128), 0.5)
    canvas.shape(lambda pen: _stars(pen, canvas), (226, 230, 244), alpha=0.7)
    canvas.mist(420, 620, 760, (96, 88, 118), 0.5, cell=300)
    canvas.shape(lambda pen: _blocks(pen, canvas, 1080, 120, 360), (122, 100, 122))
    canvas.mist(820, 1020, 1120, (220, 158, 136), 0.6)
    canvas.shape(lambda pen: _blocks(pen, canvas, 1120, 200, 520), (82, 74, 100))
    canvas.mist(900, 1090, 1160, (190, 140, 136), 0.45)
    _block(canvas)
    snow = ((0, (70, 78, 108)), (0.87, (104, 108, 138)), (1, (44, 52, 80)))
    canvas.hills(canvas.ridge(1142, 8, 420), snow)
    canvas.shape(lambda pen: _paths(pen), (42, 48, 74), alpha=0.5, blur=4)
    canvas.shape(lambda pen: _dead_lamps(pen), (22, 26, 42))
    canvas.shape(
        lambda pen: _tree(pen, canvas, 1620, 1200, 250, -math.pi / 2, 17), (18, 21, 35)
    )
    canvas.shape(
        lambda pen: _tree(pen, canvas, 1790, 1230, 180, -1.75, 12), (18, 21, 35)
    )
    canvas.shape(
        lambda pen: _tree(pen, canvas, 170, 1220, 220, -1.45, 15), (18, 21, 35)
    )
    canvas.vignette(0.45)
    canvas.grain(8)
    return canvas.image


FLOORS, BAYS = 12, 8  # the 96 flats of the story, eleven of them lit
LIT = {
    (0, 5),
    (1, 2),
    (2, 6),
    (3, 1),
    (4, 4),
    (5, 7),
    (6, 2),
    (7, 3),
    (8, 6),
    (10, 0),
    (11, 5),
}
LEFT, TOP, WIDE, HIGH = 560, 196, 116, 78


def _block(canvas):
    right, floor = LEFT + BAYS * WIDE, TOP + FLOORS * HIGH + 40
    front = ((0, (64, 66, 88)), (0.5, (76, 72, 94)), (0.9, (96, 82, 98)))
    canvas.shape(
        lambda pen: pen.area(
            [
                (right, TOP - 34),
                (right + 84, TOP + 8),
                (right + 84, floor),
                (right, floor),
            ]
        ),
        ((0, (36, 38, 58)), (0.9, (52, 46, 64))),
    )
    canvas.shape(lambda pen: pen.box(LEFT - 14, TOP - 34, right, floor), front)
    canvas.shape(lambda pen: _roof(pen, right), (40, 42, 62))
    stain = canvas.clouds(220).point(lambda tone: max(0, tone - 120) // 2)
    shadow = canvas.image.copy()
    canvas.lay(stain, (40, 40, 60), alpha=0.5)
    mask = Image.new("L", canvas.size, 255)
    mask.paste(0, (LEFT - 14, TOP - 34, right, floor))
    canvas.image.paste(shadow, (0, 0), mask)
    canvas.shape(lambda pen: _panels(pen, right), (44, 44, 64), alpha=0.75)
    canvas.shape(
        lambda pen: _windows(pen, lambda flat: flat not in LIT),
        ((0, (38, 44, 70)), (0.9, (58, 56, 82))),
    )
    canvas.shape(
        lambda pen: _windows(pen, lambda flat: flat in LIT),
        ((0, (255, 214, 140)), (1, (250, 190, 110))),
    )
    canvas.shape(lambda pen: _balconies(pen), (54, 54, 76))
    for floor_number, bay in sorted(LIT):
        x, y = LEFT + (bay + 0.5) * WIDE, TOP + (floor_number + 0.45) * HIGH
        canvas.glow(x, y, 92, (255, 180, 96), 0.42)


def _roof(pen, right):
    pen.box(LEFT - 22, TOP - 46, right + 4, TOP - 30)
    pen.area(
        [
            (right, TOP - 46),
            (right + 92, TOP + 2),
            (right + 92, TOP + 16),
            (right, TOP - 30),
        ]
    )
    pen.box(LEFT + 400, TOP - 96, LEFT + 520, TOP - 40)
    for x, height in ((120, 90), (160, 60), (640, 110), (820, 70)):
        pen.line([(LEFT + x, TOP - 40), (LEFT + x, TOP - 40 - height)], 4)
        for rung in (0.95, 0.8, 0.65):
            pen.line(
                [
                    (LEFT + x - 18, TOP - 40 - height * rung),
                    (LEFT + x + 18, TOP - 40 - height * rung),
                ],
                3,
            )


def _panels(pen, right):
    for floor in range(FLOORS + 1):
        pen.box(LEFT - 14, TOP + floor * HIGH - 3, right, TOP + floor * HIGH)
    for bay in range(BAYS + 1):
        pen.box(
            LEFT + bay * WIDE - 2,
            TOP - 30,
            LEFT + bay * WIDE + 1,
            TOP + FLOORS * HIGH + 40,
        )


def _windows(pen, wanted):
    for floor in range(FLOORS):
        for bay in range(BAYS):
            if not wanted((floor, bay)):
                continue
            x, y = LEFT + bay * WIDE, TOP + floor * HIGH
            pen.box(x + 16, y + 16, x + 44, y + 58)
            pen.box(x + 47, y + 16, x + 70, y + 58)
            pen.box(x + 82, y + 16, x + 102, y + 64)


def _balconies(pen):
    for floor in range(FLOORS):
        for bay in range(0, BAYS, 2):
            x, y = LEFT + bay * WIDE, TOP + floor * HIGH
            pen.box(x + 74, y + 46, x + 158, y + 72)


def _stars(pen, canvas):
    for _ in range(70):
        y = canvas.random.random() ** 1.6 * 420
        pen.dot(
            canvas.random.uniform(0, canvas.width),
            y,
            canvas.random.uniform(0.8, 1.9),
            canvas.random.randint(60, 220),
        )


def _blocks(pen, canvas, floor, low, high):
    x = -30
    while x < canvas.width:
        width, height = (
            canvas.random.randint(110, 300),
            canvas.random.randint(low, high),
        )
        pen.box(x, floor - height, x + width, floor + 80)
        pen.box(x + width * 0.3, floor - height - 24, x + width * 0.5, floor - height)
        x += width + canvas.random.randint(10, 110)


def _paths(pen):
    pen.area([(1000, 1140), (1060, 1140), (900, 1290), (640, 1290)])
    pen.area([(700, 1150), (730, 1150), (330, 1290), (230, 1290)])


def _dead_lamps(pen):
    for x, height in ((430, 330), (1420, 250)):
        pen.line([(x, 1190), (x, 1190 - height)], 7)
        pen.line(
            [(x, 1190 - height), (x + 18, 1176 - height), (x + 78, 1176 - height)], 5
        )
        pen.box(x + 62, 1172 - height, x + 104, 1184 - height)


def _tree(pen, canvas, x, y, length, angle, width):
    """A bare tree: each branch ends in two or three shorter ones."""
    if length < 9:
        return
    tip = (x + length * math.cos(angle), y + length * math.sin(angle))
    pen.line([(x, y), tip], max(1, width))
    for spread in (-0.42, 0.36, canvas.random.uniform(-0.2, 0.2))[
        : 3 if length > 30 else 2
    ]:
        turn = angle + spread * canvas.random.uniform(0.6, 1.4)
        _tree(
            pen,
            canvas,
            *tip,
            length * canvas.random.uniform(0.6, 0.74),
            turn,
            width * 0.62,
        )
