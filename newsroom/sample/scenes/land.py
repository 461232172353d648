"""Pictures of the open country: terraces in Dellan, the power station at Kolvar."""

import math

from .brushes import Canvas, mix


def terraces():
    """Flooded fields at dawn, in few flat tones, so that it stays a small PNG."""
    canvas = Canvas((1600, 1067), seed=5)
    sky = ((0, (120, 150, 170)), (0.2, (206, 200, 186)), (0.4, (248, 206, 160)))
    canvas.image.paste(_steps(canvas, sky, 40))
    canvas.shape(lambda pen: pen.dot(1130, 240, 46), (255, 236, 200))
    tones = ((150, 164, 172), (118, 140, 148), (88, 114, 120), (64, 90, 92))
    for place, tone in enumerate(tones):
        outline = canvas.ridge(300 + place * 52, 82 - place * 14, 460, rough=0.45)
        canvas.hills(outline, tone)
    _slope(canvas)
    canvas.shape(lambda pen: _huts(pen), (34, 40, 40))
    canvas.shape(lambda pen: _grasses(pen, canvas), (24, 36, 34))
    return canvas.image


def _steps(canvas, stops, count):
    """A sky in flat bands, as a woodcut has."""
    image = canvas.wash(stops)
    small = image.resize((1, count * 2))
    return small.resize(canvas.size, 0)


def _slope(canvas):
    water = ((206, 206, 194), (242, 210, 170), (230, 188, 154), (182, 184, 184))
    earth = ((70, 84, 66), (84, 88, 60), (96, 82, 60), (58, 72, 60))
    count = 15
    for index in range(count):
        near = index / (count - 1)
        edge = _contour(canvas, index, near)
        lower = [(x, level + _drop(canvas, x, near)) for x, level in edge]
        shine = mix(water[index % 4], (104, 126, 138), near * 0.6)
        wall = mix(earth[index % 4], (34, 42, 40), near * 0.7)
        rim = [(x, level - 2 - near * 4) for x, level in edge]
        canvas.hills(rim, mix(wall, (196, 190, 120), 0.4))
        canvas.hills(edge, wall)
        canvas.hills(lower, shine)
        canvas.shape(
            lambda pen, e=lower, n=near: _glints(pen, canvas, e, n),
            mix(shine, (255, 246, 224), 0.55),
        )
        canvas.shape(
            lambda pen, e=edge, n=near: _stones(pen, canvas, e, n),
            mix(wall, (150, 148, 130), 0.3),
        )


def _contour(canvas, index, near):
    """One field's rim: high on the hill at the left, low in the valley at the right."""
    swing, shift = 10 + near * 40, index * 0.42
    points = []
    for x in range(-8, canvas.width + 16, 8):
        place = x / canvas.width
        turn = place * math.tau
        hill = max(0, 1 - place * 1.15) ** 1.6 * (210 - near * 60)
        spread = 500 + near**1.3 * 590
        level = math.sin(turn * 1.1 + shift) + 0.5 * math.sin(turn * 2.3 - shift * 1.5)
        points.append((x, spread - hill * (1 - near * 0.5) + swing * level * 0.55))
    return points


def _drop(canvas, x, near):
    """The height of the wall: more on the hill than in the valley."""
    return (5 + near * 26) * (1.5 - 0.9 * x / canvas.width)


def _glints(pen, canvas, edge, near):
    for x, y in canvas.random.sample(edge, 16):
        wide = canvas.random.uniform(10, 46) * (0.5 + near)
        y += canvas.random.uniform(5, 14 + 20 * near)
        pen.line([(x, y), (x + wide, y)], 1 + near)


def _stones(pen, canvas, edge, near):
    for x, y in edge[:: 2 if near > 0.4 else 3]:
        drop = _drop(canvas, x, near)
        size = drop * canvas.random.uniform(0.14, 0.28)
        pen.dot(x, y + drop * canvas.random.uniform(0.3, 0.75), size, flat=0.6)


def _huts(pen):
    for x, y, size in ((1150, 492, 24), (1192, 498, 18), (1112, 498, 15)):
        pen.box(x - size, y - size * 0.7, x + size, y + size * 0.3)
        pen.area(
            [
                (x - size * 1.35, y - size * 0.6),
                (x - size * 0.5, y - size * 1.35),
                (x + size * 0.5, y - size * 1.35),
                (x + size * 1.35, y - size * 0.6),
            ]
        )


def _grasses(pen, canvas):
    for _ in range(190):
        x = abs(canvas.random.gauss(0, 260))
        x = x if canvas.random.random() < 0.6 else canvas.width - x * 0.7
        height = canvas.random.uniform(40, 170) * max(0.3, 1 - abs(x - 60) / 900)
        lean = canvas.random.uniform(-30, 44)
        low = canvas.height + 6
        pen.area([(x - 4, low), (x + 4, low), (x + lean, low - height)])


def power_station():
    canvas = Canvas((1920, 1280), seed=31)
    canvas.sky(
        (0, (46, 52, 74)),
        (0.3, (122, 92, 96)),
        (0.56, (222, 140, 92)),
        (0.7, (250, 196, 128)),
    )
    canvas.glow(1420, 880, 760, (255, 176, 96), 0.7)
    canvas.mist(60, 260, 520, (66, 62, 80), 0.55, cell=360)
    canvas.hills(canvas.ridge(900, 40, 600), (150, 98, 84))
    canvas.mist(800, 920, 1000, (246, 186, 126), 0.7)
    for x, width in ((520, 1.15), (820, 1.0)):
        _smoke(canvas, x, 330, width)
    tall = ((0, (52, 44, 56)), (0.5, (74, 56, 60)), (0.8, (104, 72, 64)))
    canvas.shape(lambda pen: _chimneys(pen), tall)
    canvas.shape(lambda pen: _bands(pen), (150, 96, 80), alpha=0.7)
    canvas.mist(760, 940, 1040, (236, 168, 116), 0.45)
    canvas.shape(
        lambda pen: _halls(pen),
        ((0, (44, 38, 48)), (0.7, (48, 40, 48)), (0.9, (30, 28, 36))),
    )
    canvas.shape(lambda pen: _hall_windows(pen, canvas), (255, 206, 132), alpha=0.9)
    canvas.shape(lambda pen: _pylons(pen), (40, 36, 46))
    canvas.hills(canvas.ridge(1120, 8, 500), (26, 26, 34))
    canvas.shape(lambda pen: _wagons(pen, canvas, 1118), (17, 18, 25))
    canvas.shape(lambda pen: _bare_stalks(pen, canvas), (13, 14, 20))
    canvas.vignette(0.45)
    canvas.grain(8)
    return canvas.image


CHIMNEYS = (520, 820, 1120, 1420)


def _chimneys(pen):
    for x in CHIMNEYS:
        pen.area([(x - 30, 330), (x + 30, 330), (x + 52, 1000), (x - 52, 1000)])
        pen.box(x - 36, 326, x + 36, 344)


def _bands(pen):
    for x in CHIMNEYS:
        for y in (380, 460):
            half = 30 + (y - 330) / 670 * 22
            pen.box(x - half, y, x + half, y + 34)


def _smoke(canvas, x, y, width):
    """Puffs that grow and lean with the wind, lit from below."""
    for tone, lift, alpha in (((58, 50, 62), 0, 0.7), ((206, 136, 104), 20, 0.28)):
        puffs = []
        for step in range(150):
            far = step / 150
            size = (20 + far * 150) * width
            wander = canvas.random.gauss(0, size * 0.45)
            puffs.append(
                (
                    x - far * 780 + wander * 0.6,
                    y - 10 + lift - 330 * (1 - (1 - far) ** 2.2) * width * 0.8 + wander,
                    size,
                    far,
                )
            )

        def paint(pen, puffs=puffs):
            for left, top, size, far in sorted(puffs, key=lambda puff: -puff[3]):
                shrink = canvas.random.uniform(0.3, 0.62)
                pen.dot(left, top, size * shrink, round(235 * (1 - far * 0.75)))

        canvas.shape(paint, tone, alpha=alpha, blur=7)


def _halls(pen):
    pen.box(330, 820, 1560, 1130)
    for x in range(330, 1560, 205):
        pen.area([(x, 822), (x + 20, 768), (x + 185, 768), (x + 205, 822)])
    pen.box(1500, 700, 1720, 1130)
    pen.area([(1690, 760), (1920, 1010), (1920, 1050), (1690, 800)])
    for x in (1760, 1850):
        pen.box(x, 830 + (x - 1690), x + 12, 1130)
    pen.box(120, 930, 340, 1130)
    pen.box(60, 980, 130, 1130)
    for x in (170, 250):
        pen.dot(x + 20, 920, 34)


def _hall_windows(pen, canvas):
    for x in range(366, 1480, 34):
        working = x < 930
        for y in (868, 920):
            if canvas.random.random() < (0.72 if working else 0.06):
                pen.box(x, y, x + 18, y + 30, canvas.random.randint(120, 255))


def _pylons(pen):
    tops = []
    for x, y, size in ((250, 1080, 0.55), (36, 1120, 0.9)):
        height = 420 * size
        pen.line([(x - 50 * size, y), (x, y - height), (x + 50 * size, y)], 5 * size)
        for share in (0.2, 0.4, 0.6):
            half = 50 * size * (1 - share)
            pen.line(
                [
                    (x - half, y - height * share),
                    (x + half * 0.8, y - height * (share + 0.2)),
                ],
                3 * size,
            )
        for share, reach in ((0.74, 78), (0.88, 58)):
            pen.line(
                [
                    (x - reach * size, y - height * share),
                    (x + reach * size, y - height * share),
                ],
                5 * size,
            )
            tops.append((x, y - height * share))
    for (x1, y1), (x2, y2) in zip(tops[:2], tops[2:], strict=True):
        sag = [
            (
                x1 + (x2 - x1) * s / 12,
                y1 + (y2 - y1) * s / 12 + 46 * math.sin(s / 12 * math.pi),
            )
            for s in range(13)
        ]
        pen.line(sag, 2)
        pen.line([(x1, y1), (500, y1 + 10)], 2)


def _wagons(pen, canvas, y):
    pen.box(-5, y - 4, 1930, y + 2)
    for x in range(640, 1930, 172):
        pen.area([(x, y - 84), (x + 160, y - 84), (x + 148, y - 22), (x + 12, y - 22)])
        if canvas.random.random() < 0.4:
            pen.area(
                [
                    (x + 10, y - 84),
                    (x + 60, y - 106),
                    (x + 112, y - 102),
                    (x + 150, y - 84),
                ]
            )
        for wheel in (30, 58, 104, 132):
            pen.dot(x + wheel, y - 15, 13)
        pen.box(x + 158, y - 36, x + 176, y - 30)


def _bare_stalks(pen, canvas):
    for _ in range(240):
        x = canvas.random.uniform(0, canvas.width)
        height = canvas.random.uniform(20, 92)
        lean = canvas.random.uniform(-22, 22)
        pen.line([(x, 1290), (x + lean, 1284 - height)], 2.5)
