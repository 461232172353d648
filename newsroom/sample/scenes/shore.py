"""Still water: salt pans west of Ostrel, the ash pond below Kolvar No. 2."""

import math

from .brushes import Canvas, mix
from .coats import coat


def salt_pans():
    canvas = Canvas((1600, 1067), seed=151)
    canvas.sky(
        (0, (58, 66, 108)),
        (0.22, (150, 108, 128)),
        (0.4, (244, 156, 104)),
        (0.5, (255, 214, 150)),
    )
    clouds = canvas.clouds(130, stretch=5).point(lambda tone: max(0, tone - 118) * 2)
    canvas.lay(clouds, (255, 188, 150), alpha=0.5)
    canvas.glow(1050, 500, 560, (255, 196, 120), 0.8)
    canvas.shape(lambda pen: pen.dot(1050, 496, 40), (255, 244, 206))
    canvas.hills(
        [(-8, 520), (1610, 520)], ((0.48, (206, 136, 110)), (0.56, (120, 100, 118)))
    )
    canvas.shape(lambda pen: _glitter(pen, canvas), (255, 232, 180), alpha=0.8)
    canvas.hills(canvas.ridge(560, 8, 500), (74, 62, 76))
    _pans(canvas)
    _huts(canvas)
    canvas.shape(
        lambda pen: coat(pen, 700, 870, 190, hat=True, lean=0.06), (34, 28, 40)
    )
    canvas.shape(lambda pen: pen.line([(716, 760), (846, 880)], 5), (34, 28, 40))
    canvas.shape(lambda pen: pen.line([(820, 900), (872, 864)], 9), (34, 28, 40))
    canvas.shape(lambda pen: _heaps(pen), ((0, (255, 240, 220)), (1, (214, 196, 196))))
    canvas.shape(lambda pen: _shades(pen), (120, 96, 116), alpha=0.55)
    canvas.vignette(0.4)
    canvas.grain(8)
    return canvas.image


def _glitter(pen, canvas):
    for _ in range(260):
        far = canvas.random.random()
        x = canvas.random.gauss(1050, 60 + far * 160)
        pen.dot(x, 524 + far * 34, canvas.random.uniform(3, 16), flat=0.1)


def _pans(canvas):
    """Rows of shallow basins that run away from the eye, walls of clay between."""
    rows = [566, 590, 626, 680, 760, 880, 1075]
    for number, (top, low) in enumerate(zip(rows, rows[1:], strict=False)):
        near = number / 5
        canvas.shape(
            lambda pen, t=top, b=low: pen.box(-5, t, 1605, b),
            mix((92, 74, 80), (44, 36, 46), near),
        )
        spread = 150 + near * 420
        start = -spread * (0.3 + 0.37 * (number % 2))
        x = start
        while x < 1600:
            self_shade = canvas.random.uniform(-0.12, 0.12)
            pan = [
                (_toward(x, top), top + 3 + near * 4),
                (_toward(x + spread * 0.95, top), top + 3 + near * 4),
                (_toward(x + spread * 0.95, low), low - 3 - near * 5),
                (_toward(x, low), low - 3 - near * 5),
            ]
            light = mix((255, 206, 150), (112, 104, 146), near * 0.8 + self_shade)
            canvas.shape(lambda pen, p=pan: pen.area(p), light)
            rim = [pan[0], pan[1]]
            canvas.shape(
                lambda pen, r=rim, n=near: pen.line(r, 1 + 3 * n),
                (255, 240, 220),
                alpha=0.65,
            )
            x += spread


def _toward(x, y):
    """Lines between the pans lean towards the sun."""
    return 1050 + (x - 1050) * (0.55 + (y - 560) / 900)


def _huts(canvas):
    dark = (40, 32, 44)
    for x, y, size in (
        (170, 640, 1.3),
        (430, 590, 0.7),
        (1330, 606, 0.9),
        (560, 574, 0.45),
    ):

        def hut(pen, x=x, y=y, s=size):
            pen.box(x - 90 * s, y - 60 * s, x + 90 * s, y)
            pen.area(
                [(x - 108 * s, y - 56 * s), (x, y - 122 * s), (x + 108 * s, y - 56 * s)]
            )
            pen.box(x + 30 * s, y - 150 * s, x + 50 * s, y - 84 * s)
            for post in (-130, 130):
                pen.line([(x + post * s, y), (x + post * s, y - 40 * s)], 5 * s)

        canvas.shape(hut, dark)
        canvas.shape(
            lambda pen, x=x, y=y, s=size: pen.box(
                x - 50 * s, y - 42 * s, x - 16 * s, y - 8 * s
            ),
            (255, 172, 84),
        )
        canvas.glow(x - 33 * size, y - 25 * size, 130 * size, (255, 150, 70), 0.6)
        _smoke(canvas, x + 40 * size, y - 150 * size, size)


def _smoke(canvas, x, y, size):
    def puffs(pen):
        for step in range(46):
            far = step / 46
            drift = x + far**1.4 * 420 * size + canvas.random.uniform(-9, 9) * size
            high = y - far**0.7 * 250 * size
            pen.dot(drift, high, (9 + far * 62) * size, round(170 * (1 - far)))

    canvas.shape(puffs, (224, 190, 178), alpha=0.6, blur=8)


def _heaps(pen):
    for x, y, size in (
        (1080, 800, 60),
        (1230, 806, 66),
        (1392, 812, 72),
        (300, 960, 96),
    ):
        pen.area(
            [
                (x - size * 1.3, y),
                (x - 6, y - size),
                (x + 8, y - size),
                (x + size * 1.3, y),
            ]
        )


def _shades(pen):
    for x, y, size in (
        (1080, 800, 60),
        (1230, 806, 66),
        (1392, 812, 72),
        (300, 960, 96),
    ):
        way = 1 if x > 1050 else -1
        pen.area([(x, y - size), (x + way * size * 1.3, y), (x + way * size * 0.3, y)])


def ash_pond():
    canvas = Canvas((1600, 1067), seed=163)
    canvas.sky((0, (150, 152, 150)), (0.3, (188, 188, 180)), (0.42, (218, 212, 198)))
    canvas.glow(520, 400, 560, (250, 236, 206), 0.35)
    for x in (1120, 1180, 1240, 1300):
        canvas.shape(
            lambda pen, x=x: pen.area(
                [(x, 250), (x + 15, 250), (x + 20, 440), (x - 5, 440)]
            ),
            (134, 132, 128),
        )
    canvas.shape(lambda pen: pen.box(1060, 390, 1420, 440), (140, 138, 132))
    for x in (1120, 1240):
        _plume(canvas, x + 8, 246)
    canvas.mist(330, 430, 470, (214, 208, 194), 0.8)
    canvas.hills(canvas.ridge(440, 16, 420), (150, 148, 138))
    canvas.shape(lambda pen: _dam(pen), ((0.38, (128, 122, 110)), (0.5, (96, 92, 86))))
    canvas.hills(
        [(-8, 500), (1610, 486)], ((0.46, (196, 194, 184)), (1, (122, 124, 122)))
    )
    _rings(canvas)
    canvas.shape(lambda pen: _pipe(pen), (58, 54, 52))
    canvas.shape(lambda pen: _spill(pen, canvas), (92, 94, 92), alpha=0.8, blur=2)
    canvas.shape(lambda pen: _stumps(pen, canvas), (62, 60, 58))
    bank = [(-8, 930), (300, 960), (800, 1000), (1200, 985), (1610, 940)]
    canvas.hills(bank, ((0.86, (176, 174, 164)), (1, (112, 108, 100))))
    for tone, shift in (
        ((120, 92, 52), 0),
        ((176, 138, 74), 14),
        ((206, 172, 104), 24),
    ):
        canvas.shape(lambda pen, s=shift: _reeds(pen, canvas, s), tone)
    canvas.vignette(0.35)
    canvas.grain(9)
    return canvas.image


def _plume(canvas, x, y):
    def puffs(pen):
        for step in range(60):
            far = step / 60
            left = x - far**1.2 * 620 + canvas.random.uniform(-10, 10)
            pen.dot(left, y - far**0.8 * 120, 10 + far * 56, round(210 * (1 - far)))

    canvas.shape(puffs, (120, 118, 114), alpha=0.75, blur=8)


def _dam(pen):
    pen.area([(-5, 470), (700, 452), (1605, 462), (1605, 520), (-5, 520)])


def _rings(canvas):
    """Old shorelines: the water has been let down and filled up many times."""
    for number in range(16):
        far = number / 15
        y = 506 + far**1.6 * 470
        tone = mix((214, 212, 200), (96, 100, 100), canvas.random.uniform(0.1, 0.9))
        line = canvas.ridge(y, 4 + far * 15, 300 + far * 260)
        below = [(x, level + 4 + far * 17) for x, level in line]
        canvas.shape(
            lambda pen, a=line, b=below: pen.area(a + b[::-1]), tone, alpha=0.55, blur=1
        )
    shine = canvas.clouds(200, stretch=6).point(lambda tone: max(0, tone - 140) * 2)
    shine.paste(0, (0, 0, canvas.width, 510))
    canvas.lay(shine, (236, 230, 214), alpha=0.5)


def _pipe(pen):
    pen.line([(1605, 560), (1220, 596)], 22)
    pen.dot(1218, 596, 12)
    for x in (1290, 1400, 1520):
        pen.line([(x, 588), (x - 8, 660)], 7)
        pen.line([(x, 588), (x + 16, 656)], 7)


def _spill(pen, canvas):
    for _ in range(60):
        fall = canvas.random.random()
        pen.dot(1212 - fall * 26, 600 + fall * 60, canvas.random.uniform(3, 8), 200)
    for _ in range(90):
        far = canvas.random.random()
        x = canvas.random.gauss(1170 - far * 300, 40 + far * 120)
        pen.dot(x, 662 + far * 120, 20 + far * 60, 120, flat=0.12)


def _stumps(pen, canvas):
    for _ in range(26):
        x, far = canvas.random.uniform(0, 1100), canvas.random.random()
        y = 560 + far * 300
        tall = (30 + far * 120) * canvas.random.uniform(0.5, 1)
        tilt = canvas.random.uniform(-0.12, 0.12) * tall
        pen.line([(x, y), (x + tilt, y - tall)], 2 + far * 6)
        if far > 0.3:
            pen.line(
                [
                    (x + tilt * 0.6, y - tall * 0.6),
                    (x + tilt + tall * 0.2, y - tall * 0.9),
                ],
                3,
            )
        pen.dot(x, y, 8 + far * 20, 120, flat=0.15)


def _reeds(pen, canvas, shift):
    for _ in range(150):
        x = (
            canvas.random.gauss(260, 240)
            if canvas.random.random() < 0.7
            else canvas.random.gauss(1480, 120)
        )
        tall = canvas.random.uniform(90, 330)
        foot = 1080 + shift - abs(canvas.random.gauss(0, 30))
        bend = canvas.random.uniform(-0.1, 0.3) * tall
        stem = [
            (x + bend * (step / 8) ** 2, foot - tall * math.sin(step / 8 * math.pi / 2))
            for step in range(9)
        ]
        pen.line(stem, 3)
        pen.dot(stem[-1][0], stem[-1][1], 5, flat=3.2)
