"""A block of flats in Kolvar at dusk."""

import math

from PIL import Image

from .brushes import Canvas


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
        lambda pen: _tree(pen, canvas, 1745, 1210, 240, -math.pi / 2, 17), (18, 21, 35)
    )
    canvas.shape(
        lambda pen: _tree(pen, canvas, 1890, 1240, 170, -1.9, 12), (18, 21, 35)
    )
    canvas.shape(
        lambda pen: _tree(pen, canvas, 170, 1220, 220, -1.45, 15), (18, 21, 35)
    )
    canvas.vignette(0.45)
    canvas.grain(6)
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
