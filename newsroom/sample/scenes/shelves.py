"""Rooms with shelves: drawers full of words, a counter that reads cards."""

import math

from .brushes import Canvas, mix


def word_drawers():
    """A cabinet of card drawers by lamplight, one of them open. In portrait format."""
    canvas = Canvas((1000, 1500), seed=199)
    canvas.sky((0, (74, 48, 32)), (0.5, (58, 36, 26)), (1, (28, 18, 16)))
    for row in range(9):
        for column in range(4):
            if (row, column) not in ((5, 1), (6, 1)):
                _drawer(canvas, 46 + column * 230, 40 + row * 162)
    _open_drawer(canvas, 276, 850)
    canvas.glow(210, 200, 1000, (255, 196, 110), 0.42)
    canvas.glow(370, 900, 420, (255, 206, 130), 0.4)
    canvas.vignette(0.6)
    canvas.grain(10)
    return canvas.image


def _drawer(canvas, x, y):
    wood = mix((150, 98, 58), (122, 76, 44), canvas.random.random())
    canvas.shape(lambda pen: pen.box(x - 6, y - 6, x + 218, y + 150), (36, 22, 16))
    canvas.shape(lambda pen: pen.box(x, y, x + 212, y + 144), wood)
    canvas.shape(lambda pen: _veins(pen, canvas, x, y), (92, 56, 32), alpha=0.5)
    canvas.shape(lambda pen: pen.box(x + 46, y + 26, x + 166, y + 78), (120, 92, 48))
    canvas.shape(lambda pen: pen.box(x + 53, y + 33, x + 159, y + 71), (234, 218, 180))
    ink = canvas.random.uniform(30, 80)
    canvas.shape(
        lambda pen: [
            pen.line([(x + 64, y + 47), (x + 64 + ink, y + 47)], 4),
            pen.line([(x + 64, y + 59), (x + 64 + ink * 0.5, y + 59)], 3),
        ],
        (80, 62, 50),
    )
    canvas.shape(lambda pen: pen.dot(x + 106, y + 108, 15), (64, 46, 22), blur=3)
    canvas.shape(lambda pen: pen.dot(x + 106, y + 104, 13), (198, 158, 84))
    canvas.shape(lambda pen: pen.dot(x + 102, y + 100, 4), (255, 236, 186))


def _veins(pen, canvas, x, y):
    for _ in range(9):
        level = y + canvas.random.uniform(8, 138)
        bow = canvas.random.uniform(-6, 6)
        line = [
            (x + step * 21, level + bow * math.sin(step / 10 * math.pi))
            for step in range(11)
        ]
        pen.line(line, canvas.random.uniform(1, 2.4), canvas.random.randint(70, 220))


def _open_drawer(canvas, x, y):
    canvas.shape(lambda pen: pen.box(x - 6, y - 6, x + 218, y + 312), (20, 12, 12))
    canvas.shape(
        lambda pen: pen.area(
            [(x - 40, y + 330), (x, y + 20), (x + 212, y + 20), (x + 252, y + 330)]
        ),
        (52, 32, 22),
    )
    for number in range(19):
        near = number / 18
        top, half = y + 6 + near * 196, 98 + near * 30
        lift = 34 if number == 12 else canvas.random.uniform(0, 10)
        tone = mix((196, 178, 140), (250, 238, 208), near)
        tone = (226, 130, 96) if number == 12 else tone
        middle = x + 106 + canvas.random.uniform(-2, 2)

        def card(pen, top=top, half=half, lift=lift, middle=middle):
            pen.box(middle - half, top - lift, middle + half, top + 90)

        canvas.shape(card, (70, 48, 34), alpha=0.5, blur=3)
        canvas.shape(card, tone)
    canvas.shape(
        lambda pen: [
            pen.line(
                [(x + 20, y + 226 + s * 16), (x + 120 + s % 2 * 50, y + 226 + s * 16)],
                4,
            )
            for s in range(3)
        ],
        (96, 80, 70),
    )
    front = y + 280
    canvas.shape(
        lambda pen: pen.box(x - 46, front, x + 258, front + 190), (26, 16, 14), blur=9
    )
    canvas.shape(
        lambda pen: pen.box(x - 40, front, x + 252, front + 180), (168, 112, 66)
    )
    canvas.shape(
        lambda pen: pen.box(x - 40, front, x + 252, front + 10), (214, 158, 100)
    )
    canvas.shape(
        lambda pen: pen.box(x + 26, front + 36, x + 186, front + 100), (128, 98, 50)
    )
    canvas.shape(
        lambda pen: pen.box(x + 34, front + 44, x + 178, front + 92), (240, 224, 188)
    )
    canvas.shape(lambda pen: pen.dot(x + 106, front + 136, 18), (206, 166, 90))


def card_counter():
    """Behind a ration shop's counter: few loaves, a scale, and the new reader."""
    canvas = Canvas((1600, 1067), seed=211)
    canvas.sky((0, (58, 72, 74)), (0.6, (98, 108, 100)), (1, (70, 78, 76)))
    canvas.glow(620, 60, 900, (255, 240, 196), 0.45)
    canvas.shape(lambda pen: _tiles(pen), (70, 84, 84), alpha=0.55)
    canvas.shape(lambda pen: _boards(pen), ((0.1, (134, 100, 66)), (0.6, (96, 68, 46))))
    canvas.shape(lambda pen: _under_boards(pen), (34, 36, 36), alpha=0.5, blur=6)
    for x, y in (
        (170, 298),
        (262, 298),
        (900, 298),
        (360, 470),
        (452, 470),
        (1080, 470),
    ):
        _loaf(canvas, x, y)
    canvas.shape(
        lambda pen: pen.box(-5, 740, 1605, 790),
        ((0.69, (186, 148, 104)), (0.74, (140, 104, 70))),
    )
    canvas.shape(
        lambda pen: pen.box(-5, 790, 1605, 1070),
        ((0.74, (92, 66, 48)), (1, (44, 32, 28))),
    )
    canvas.shape(lambda pen: _panels(pen), (60, 42, 32), alpha=0.7)
    canvas.shape(lambda pen: _scale(pen), (42, 48, 50))
    canvas.shape(lambda pen: pen.dot(420, 640, 62), (226, 218, 194))
    canvas.shape(
        lambda pen: [pen.line([(420, 640), (452, 600)], 5), pen.dot(420, 640, 7)],
        (150, 40, 36),
    )
    canvas.shape(lambda pen: _reader(pen), ((0.45, (60, 64, 70)), (0.7, (30, 33, 38))))
    canvas.shape(
        lambda pen: pen.box(1086, 528, 1254, 616),
        ((0.49, (190, 240, 214)), (0.58, (96, 190, 160))),
    )
    canvas.shape(lambda pen: _on_screen(pen), (24, 66, 58))
    canvas.glow(1170, 572, 260, (120, 240, 196), 0.55)
    canvas.shape(
        lambda pen: pen.area([(1206, 664), (1392, 640), (1400, 700), (1214, 726)]),
        (222, 214, 190),
    )
    canvas.shape(
        lambda pen: pen.area([(1226, 676), (1262, 671), (1266, 697), (1230, 702)]),
        (206, 164, 84),
    )
    canvas.shape(
        lambda pen: pen.dot(1130, 742, 120, flat=0.1), (70, 46, 34), alpha=0.6, blur=6
    )
    canvas.vignette(0.5)
    canvas.grain(9)
    return canvas.image


def _tiles(pen):
    for y in range(40, 740, 58):
        pen.line([(-5, y), (1605, y)], 2)
        for x in range(0, 1600, 116):
            shift = 58 * (y // 58 % 2)
            pen.line([(x + shift, y), (x + shift, y + 58)], 2)


def _boards(pen):
    for y in (300, 472):
        pen.box(90, y, 1510, y + 20)
        for x in (140, 560, 1000, 1440):
            pen.area([(x, y + 20), (x + 16, y + 20), (x + 16, y + 64)])


def _under_boards(pen):
    for y in (318, 490):
        pen.box(90, y, 1510, y + 26)


def _loaf(canvas, x, y):
    canvas.shape(
        lambda pen: [
            pen.dot(x, y - 22, 44, flat=0.62),
            pen.box(x - 42, y - 22, x + 42, y + 1),
        ],
        ((0.2, (214, 156, 92)), (0.45, (140, 86, 46))),
    )
    canvas.shape(
        lambda pen: [
            pen.line([(x + s, y - 34), (x + s + 14, y - 18)], 5) for s in (-24, -4, 16)
        ],
        (244, 206, 150),
    )


def _panels(pen):
    for x in range(-60, 1600, 280):
        pen.box(x, 830, x + 240, 840)
        pen.box(x, 1030, x + 240, 1040)
        pen.box(x, 830, x + 10, 1040)
        pen.box(x + 230, 830, x + 240, 1040)


def _scale(pen):
    pen.area([(330, 742), (510, 742), (480, 690), (476, 640), (364, 640), (360, 690)])
    pen.dot(420, 640, 76)
    pen.box(412, 530, 428, 580)
    pen.area([(290, 520), (550, 520), (510, 540), (330, 540)])


def _reader(pen):
    pen.area([(1060, 742), (1280, 742), (1268, 500), (1072, 500)])
    pen.box(1150, 466, 1156, 500)
    pen.dot(1153, 462, 7)


def _on_screen(pen):
    for row, wide in enumerate((110, 70, 130)):
        pen.box(1104, 546 + row * 22, 1104 + wide, 555 + row * 22)
