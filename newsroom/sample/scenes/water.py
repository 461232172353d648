"""Pictures with water in them: the harbour at Ostrel, the Tavin in winter."""

import math

from .brushes import Canvas, mix


def harbour():
    canvas = Canvas((1920, 1280), seed=11)
    shore = 850
    canvas.sky((0, (96, 116, 128)), (0.38, (168, 178, 176)), (0.66, (238, 214, 184)))
    canvas.glow(610, 700, 720, (255, 214, 160), 0.75)
    canvas.glow(610, 690, 90, (255, 244, 220), 0.9)
    haze, dark = (222, 205, 184), (34, 46, 56)
    for depth, scale, spots in (
        (0.2, 0.42, (90, 250, 420, 980, 1150, 1310)),
        (0.42, 0.62, (250, 560, 1350, 1660)),
        (0.68, 0.92, (60, 1080, 1520)),
    ):
        colour = mix(haze, dark, depth)
        canvas.shape(
            lambda pen, c=scale, s=spots: _quay(pen, canvas, shore, c, s), colour
        )
        canvas.mist(shore - 330, shore - 20, shore + 60, haze, 0.8)
    canvas.shape(lambda pen: _ship(pen, 700, shore + 4), mix(haze, dark, 0.86))
    canvas.mist(shore - 110, shore - 6, shore + 40, haze, 0.5, cell=260)
    canvas.mirror(shore, (70, 88, 98), share=0.34, ripple=9)
    canvas.shape(lambda pen: _ripples(pen, canvas, shore), (250, 226, 190), alpha=0.3)
    canvas.hills([(-8, 1232), (420, 1222), (900, 1240), (1930, 1216)], (22, 30, 38))
    canvas.shape(lambda pen: _bollards(pen, 1232), (18, 25, 32))
    canvas.vignette(0.4)
    canvas.grain(8)
    return canvas.image


def _quay(pen, canvas, shore, scale, spots):
    pen.box(-5, shore - 14 * scale, canvas.width + 5, shore)
    for x in spots:
        _crane(pen, x, shore, scale, canvas.random.choice((0, 0, 0.75)))
    x = 0
    while x < canvas.width:
        stack = canvas.random.choice((0, 1, 2, 2, 3)) * 26 * scale
        pen.box(x, shore - 14 * scale - stack, x + 84 * scale, shore)
        x += canvas.random.choice((88, 88, 150)) * scale


def _crane(pen, x, shore, c, lift):
    """A container crane: four legs, a portal, an apex, a boom flat or lifted."""
    deck, apex = shore - 330 * c, shore - 510 * c
    for leg in (0, 120):
        pen.line([(x + leg * c, shore), (x + leg * c, deck)], 15 * c)
    pen.line([(x, shore - 150 * c), (x + 120 * c, shore - 150 * c)], 12 * c)
    pen.line([(x, shore - 150 * c), (x + 120 * c, deck)], 6 * c)
    pen.line([(x - 110 * c, deck), (x + 130 * c, deck)], 18 * c)
    pen.box(x - 100 * c, deck - 44 * c, x - 20 * c, deck)
    reach = 330 * c
    tip = (
        x + 120 * c + reach * math.cos(lift * 1.5),
        deck - reach * math.sin(lift * 1.5),
    )
    pen.line([(x + 110 * c, deck), tip], 13 * c)
    pen.line([(x + 120 * c, deck), (x + 95 * c, apex), (x + 20 * c, deck)], 9 * c)
    middle = ((x + 120 * c + tip[0]) / 2, (deck + tip[1]) / 2)
    for end in (tip, middle, (x - 100 * c, deck)):
        pen.line([(x + 95 * c, apex), end], 3 * c)
    if not lift:
        pen.line([(middle[0], deck), (middle[0], deck + 120 * c)], 2 * c)
        pen.box(middle[0] - 26 * c, deck + 120 * c, middle[0] + 26 * c, deck + 146 * c)


def _ship(pen, x, y):
    hull = [
        (x, y - 96),
        (x + 40, y),
        (x + 820, y),
        (x + 850, y - 92),
        (x + 700, y - 84),
    ]
    pen.area([*hull, (x + 90, y - 78)])
    pen.area(
        [(x + 690, y - 80), (x + 690, y - 250), (x + 800, y - 250), (x + 806, y - 80)]
    )
    pen.box(x + 672, y - 276, x + 822, y - 250)
    pen.box(x + 740, y - 330, x + 786, y - 270)
    for mast in (150, 330, 510):
        pen.line([(x + mast, y - 76), (x + mast, y - 226)], 9)
        pen.line([(x + mast, y - 106), (x + mast + 120, y - 200)], 5)
        pen.area(
            [
                (x + mast - 20, y - 78),
                (x + mast + 6, y - 104),
                (x + mast + 138, y - 104),
                (x + mast + 150, y - 78),
            ]
        )
    pen.line([(x + 14, y - 94), (x + 60, y - 170)], 4)


def _ripples(pen, canvas, shore):
    for _ in range(420):
        far = canvas.random.random() ** 1.4
        y = shore + 14 + far * (canvas.height - shore)
        spread = 260 + 700 * far
        x = canvas.random.gauss(610, spread * 0.5)
        width = canvas.random.uniform(8, 46) * (0.4 + 1.6 * far)
        pen.dot(x, y, width, canvas.random.randint(60, 220), flat=0.035)


def _bollards(pen, y):
    for x in (300, 860, 1500):
        pen.box(x, y - 44, x + 40, y + 10)
        pen.dot(x + 20, y - 44, 29, flat=0.42)


def border_river():
    canvas = Canvas((1280, 1920), seed=23)
    canvas.sky((0, (112, 136, 164)), (0.22, (182, 196, 208)), (0.4, (244, 222, 206)))
    canvas.glow(880, 560, 620, (255, 218, 186), 0.6)
    tones = ((168, 182, 200), (134, 152, 176), (98, 118, 146))
    for base, rise, tone in zip((560, 660, 770), (170, 130, 100), tones, strict=True):
        outline = canvas.ridge(base, rise, 420, rough=0.52)
        canvas.hills(outline, tone)
        canvas.shape(
            lambda pen, o=outline, r=rise: _snow(pen, canvas, o, r),
            (236, 240, 244),
            alpha=0.55,
        )
        canvas.mist(base - 30, base + 90, base + 190, (232, 222, 216), 0.75)
    canvas.hills(
        canvas.ridge(860, 16, 500),
        ((0, (214, 222, 230)), (0.42, (226, 230, 234)), (1, (236, 238, 240))),
    )
    canvas.shape(
        lambda pen: _forest(pen, canvas, 872, 60, 26), (58, 76, 96), alpha=0.85
    )
    left, right = _banks(canvas)
    canvas.shape(
        lambda pen: pen.area(left + right[::-1]),
        (
            (0, (150, 172, 190)),
            (0.44, (150, 172, 190)),
            (0.7, (84, 112, 134)),
            (1, (44, 66, 86)),
        ),
    )
    canvas.shape(lambda pen: _ice(pen, canvas, left, right), (232, 238, 242), alpha=0.8)
    canvas.shape(lambda pen: pen.line(left, 5), (120, 140, 160), alpha=0.6, blur=2)
    canvas.shape(lambda pen: _poles(pen, right), (38, 46, 58))
    canvas.shape(lambda pen: _post(pen, 1010, 1010), (48, 56, 68))
    canvas.shape(lambda pen: _drifts(pen, canvas), (150, 170, 196), alpha=0.3, blur=9)
    near = [(-8, 1660), (220, 1700), (470, 1800), (760, 1870), (1300, 1900)]
    canvas.hills(
        near, ((0, (200, 210, 222)), (0.86, (214, 222, 232)), (1, (150, 166, 188)))
    )
    canvas.shape(lambda pen: _near_firs(pen, canvas), (20, 30, 40))
    canvas.vignette(0.35)
    canvas.grain(8)
    return canvas.image


def _snow(pen, canvas, outline, rise):
    for x, y in outline[::3]:
        length = canvas.random.uniform(10, rise * 0.6)
        pen.area([(x - 9, y + 2), (x + 7, y + 1), (x + 18 + length * 0.3, y + length)])


def _forest(pen, canvas, y, height, step):
    for x in range(-10, canvas.width + 20, step):
        if canvas.random.random() < 0.25:
            continue
        _fir(
            pen,
            x + canvas.random.randint(-8, 8),
            y + canvas.random.randint(0, 14),
            height * canvas.random.uniform(0.5, 1),
        )


def _fir(pen, x, y, height):
    for tier in range(5):
        top, wide = y - height * (1 - tier * 0.17), height * (0.09 + tier * 0.045)
        low = top + height * 0.3
        pen.area([(x, top), (x + wide, low), (x - wide, low)])
    pen.box(x - height * 0.02, y - height * 0.1, x + height * 0.02, y + height * 0.04)


def _banks(canvas):
    """The two banks of a river that winds towards the hills, near end last."""
    left, right = [], []
    for step in range(101):
        far = 1 - step / 100
        y = 896 + (1 - far) ** 1.7 * 1030
        width = 24 + (1 - far) ** 2.1 * 900
        middle = (
            640 + 250 * math.sin(far * 7.2 + 0.5) * (1 - far * 0.35) - 120 * (1 - far)
        )
        left.append((middle - width / 2, y))
        right.append((middle + width / 2, y))
    return left, right


def _ice(pen, canvas, left, right):
    """Shelves of ice along both banks, and floes between them."""
    for bank, way in ((left, 1), (right, -1)):
        share, edge = 0.18, []
        for (x1, y), (x2, _) in zip(left, right, strict=True):
            share += canvas.random.uniform(-0.035, 0.035)
            share = min(0.3, max(0.1, share))
            edge.append(((x1 if way > 0 else x2) + way * share * (x2 - x1), y))
        pen.area(bank + edge[::-1])
    for (x1, y), (x2, _) in list(zip(left, right, strict=True))[10:]:
        if canvas.random.random() < 0.8:
            _floe(
                pen, canvas, x1 + (x2 - x1) * canvas.random.gauss(0.5, 0.09), y, x2 - x1
            )


def _floe(pen, canvas, x, y, wide):
    size = wide * canvas.random.uniform(0.02, 0.085)
    corners = []
    for turn in range(9):
        angle = turn / 9 * math.tau
        reach = size * canvas.random.uniform(0.6, 1.25)
        corners.append(
            (x + reach * math.cos(angle), y + reach * math.sin(angle) * 0.22)
        )
    pen.area(corners, canvas.random.randint(120, 255))


def _poles(pen, right):
    for index in range(8, 96, 8):
        x, y = right[index]
        size = 26 + (index / 96) ** 2 * 230
        x += 18 + size * 0.35
        pen.line([(x, y), (x, y - size)], max(1.6, size * 0.035))
        pen.box(x - size * 0.06, y - size, x + size * 0.06, y - size * 0.86)


def _post(pen, x, y):
    for leg in (0, 40):
        pen.line([(x + leg, y), (x + leg * 0.8 + 4, y - 90)], 4)
    pen.line([(x, y - 10), (x + 38, y - 80)], 2)
    pen.box(x - 8, y - 128, x + 48, y - 88)
    pen.area([(x - 18, y - 126), (x + 20, y - 150), (x + 58, y - 126)])


def _drifts(pen, canvas):
    for _ in range(46):
        y = canvas.random.uniform(930, 1800)
        size = (y - 850) * canvas.random.uniform(0.08, 0.24)
        pen.dot(canvas.random.uniform(0, canvas.width), y, size, 150, flat=0.1)


def _near_firs(pen, canvas):
    for x, y, height in (
        (90, 1900, 620),
        (250, 1930, 430),
        (-20, 1880, 480),
        (1250, 1960, 330),
    ):
        _fir(pen, x, y, height)
