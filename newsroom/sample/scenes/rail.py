"""The railway: a coal train under the pit at Grusk, a frozen compartment window."""

import math

from .brushes import Canvas, mix
from .coats import flakes


def coal_train():
    canvas = Canvas((1600, 1067), seed=131)
    canvas.sky((0, (46, 58, 84)), (0.35, (112, 112, 128)), (0.62, (226, 170, 140)))
    canvas.glow(1120, 640, 620, (255, 190, 140), 0.55)
    canvas.lay(
        canvas.clouds(150, stretch=4).point(lambda tone: max(0, tone - 120)),
        (60, 62, 84),
    )
    for base, rise, tone in ((560, 90, (150, 132, 136)), (620, 60, (112, 106, 120))):
        canvas.hills(canvas.ridge(base, rise, 380), tone)
        canvas.mist(base - 30, base + 60, base + 120, (226, 178, 154), 0.5)
    _tips(canvas)
    canvas.shape(_headframe, (38, 38, 50))
    canvas.shape(lambda pen: _lit(pen, canvas), (255, 206, 130))
    canvas.glow(560, 700, 130, (255, 190, 110), 0.5)
    canvas.mist(600, 740, 800, (206, 170, 156), 0.45)
    bank = [(-8, 812), (500, 800), (1100, 800), (1610, 812)]
    canvas.hills(
        bank, ((0.7, (168, 168, 184)), (0.84, (206, 208, 220)), (1, (92, 98, 124)))
    )
    canvas.shape(lambda pen: _train(pen, canvas), (24, 24, 34))
    canvas.shape(lambda pen: _rims(pen), (214, 216, 226), alpha=0.8)
    canvas.shape(lambda pen: pen.dot(1474, 744, 9), (255, 244, 214))
    canvas.glow(1486, 744, 210, (255, 222, 160), 0.9)
    canvas.shape(_poles, (34, 34, 46))
    canvas.hills(
        canvas.ridge(1010, 18, 420), ((0.9, (128, 134, 160)), (1, (70, 78, 106)))
    )
    canvas.shape(lambda pen: _stalks(pen, canvas), (40, 40, 54))
    flakes(canvas, (1.6, 420, 0.5, 0), (3.6, 130, 0.5, 1))
    canvas.vignette(0.4)
    canvas.grain(8)
    return canvas.image


def _tips(canvas):
    """Heaps of spoil with snow in their furrows."""
    for peak, top, half in ((1230, 430, 420), (300, 560, 260)):
        heap = [
            (peak - half, 812),
            (peak - 14, top),
            (peak + 20, top),
            (peak + half, 812),
        ]
        canvas.shape(lambda pen, h=heap: pen.area(h), (70, 66, 80))

        def furrows(pen, peak=peak, top=top, half=half):
            for _ in range(70):
                foot = canvas.random.uniform(-half, half) * 0.94
                start, end = (
                    canvas.random.uniform(0.1, 0.5),
                    canvas.random.uniform(0.6, 1),
                )
                deep = 812 - top
                pen.line(
                    [
                        (peak + foot * start, top + deep * start),
                        (peak + foot * end, top + deep * end),
                    ],
                    canvas.random.uniform(1, 4),
                    canvas.random.randint(60, 190),
                )

        canvas.shape(furrows, (206, 200, 208), alpha=0.7)


def _headframe(pen):
    """The winding tower: two legs, a strut, two wheels, the engine house."""
    for foot, top in ((470, 520), (620, 570)):
        pen.line([(foot, 806), (top, 330)], 11)
    pen.line([(780, 806), (560, 350)], 13)
    for step in range(8):
        y = 380 + step * 52
        left, right = 520 - (y - 330) * 0.105, 570 + (y - 330) * 0.105
        pen.line([(left, y), (right, y)], 5)
        pen.line([(left, y), (right + 5, y + 52)], 3)
    pen.box(496, 318, 598, 332)
    for x in (524, 568):
        for angle in range(0, 360, 45):
            turn = math.radians(angle)
            end = (x + 36 * math.cos(turn), 296 + 36 * math.sin(turn))
            pen.line([(x, 296), end], 3)
        pen.line(
            [(x + 36 * math.cos(t / 9), 296 + 36 * math.sin(t / 9)) for t in range(58)],
            6,
        )
    pen.line([(568, 262), (860, 700)], 2)
    pen.box(830, 690, 1010, 812)
    pen.area([(820, 692), (920, 640), (1020, 692)])
    pen.box(360, 672, 500, 812)
    pen.area([(350, 674), (430, 636), (510, 674)])
    pen.box(96, 610, 118, 812)


def _lit(pen, canvas):
    for left, right in ((374, 490), (846, 1000)):
        for x in range(left, right, 26):
            if canvas.random.random() < 0.6:
                pen.box(x, 726, x + 13, 748, canvas.random.randint(140, 255))


def _train(pen, canvas):
    """Loaded wagons behind an engine, on a bank that runs across the picture."""
    pen.box(-5, 804, 1605, 809)
    for x in range(-60, 1180, 152):
        pen.area([(x, 716), (x + 140, 716), (x + 130, 780), (x + 10, 780)])
        heap = [(x + 6, 718)]
        for step in range(1, 10):
            high = 30 * math.sin(step / 10 * math.pi) + canvas.random.uniform(-3, 5)
            heap.append((x + step * 14, 716 - high))
        pen.area([*heap, (x + 134, 718)])
        pen.line([(x + 130, 770), (x + 164, 770)], 6)
        for wheel in (28, 52, 90, 114):
            pen.dot(x + wheel, 791, 13)
    pen.area([(1182, 690), (1440, 690), (1476, 724), (1480, 782), (1176, 782)])
    pen.box(1300, 668, 1450, 692)
    pen.box(1214, 678, 1264, 692)
    for wheel in (1206, 1240, 1274, 1376, 1410, 1444):
        pen.dot(wheel, 791, 14)


def _rims(pen):
    for x in range(-60, 1180, 152):
        pen.line([(x + 1, 717), (x + 139, 717)], 3)
    pen.line([(1184, 690), (1440, 690)], 3)


def _poles(pen):
    for x, top in ((180, 560), (690, 545), (1290, 545)):
        pen.line([(x, 815), (x, top)], 6)
        pen.line([(x - 26, top + 18), (x + 26, top + 18)], 4)
    for drop in (0, 9):
        wire = []
        for x in range(-40, 1660, 20):
            sag = 24 * math.sin((x % 560) / 560 * math.pi)
            wire.append((x, 570 + drop + sag))
        pen.line(wire, 1.5)


def _stalks(pen, canvas):
    for _ in range(130):
        x = canvas.random.uniform(0, canvas.width)
        tall = canvas.random.uniform(14, 60)
        foot = 1018 + canvas.random.uniform(0, 40)
        pen.line([(x, foot), (x + canvas.random.uniform(-8, 10), foot - tall)], 2)


def frost_window():
    """The night outside a compartment: ice on the pane, a red signal, a tin cup."""
    canvas = Canvas((1000, 1500), seed=139)
    canvas.sky((0, (14, 22, 46)), (0.4, (34, 52, 92)), (0.62, (86, 106, 146)))
    canvas.shape(lambda pen: _stars(pen, canvas), (226, 234, 250), alpha=0.8)
    for base, rise, tone in ((850, 120, (40, 56, 92)), (930, 70, (60, 80, 118))):
        canvas.hills(canvas.ridge(base, rise, 300), tone)
    canvas.hills(
        canvas.ridge(1010, 24, 360), ((0.6, (150, 166, 196)), (1, (92, 110, 146)))
    )
    canvas.shape(lambda pen: _firs(pen, canvas), (18, 28, 50))
    canvas.shape(lambda pen: pen.box(690, 700, 700, 1080), (14, 20, 34))
    canvas.shape(lambda pen: pen.dot(695, 690, 15), (255, 110, 84))
    canvas.glow(695, 690, 200, (255, 70, 50), 0.85)
    canvas.glow(695, 1060, 220, (255, 80, 60), 0.35, flat=0.3)
    _frost(canvas)
    _frame(canvas)
    canvas.shape(lambda pen: _cup(pen), (16, 18, 26))
    canvas.shape(
        lambda pen: pen.line([(334, 1200), (338, 1306)], 5), (130, 150, 186), alpha=0.8
    )
    canvas.shape(lambda pen: _steam(pen), (200, 214, 236), alpha=0.3, blur=9)
    canvas.vignette(0.5)
    canvas.grain(9)
    return canvas.image


def _stars(pen, canvas):
    for _ in range(130):
        x, y = canvas.random.uniform(0, 1000), canvas.random.uniform(60, 760)
        pen.dot(x, y, canvas.random.uniform(0.7, 2), canvas.random.randint(80, 255))


def _firs(pen, canvas):
    for x in range(120, 960, 44):
        tall, foot = canvas.random.uniform(60, 190), 1030 + canvas.random.uniform(0, 26)
        for tier in range(5):
            top, wide = foot - tall * (1 - tier * 0.17), tall * (0.08 + tier * 0.04)
            pen.area(
                [(x, top), (x + wide, top + tall * 0.3), (x - wide, top + tall * 0.3)]
            )


def _frost(canvas):
    """Ferns of ice that grow from the frame into the pane."""

    def ferns(pen):
        for _ in range(150):
            side = canvas.random.choice("lrtbb")
            along = canvas.random.random()
            x, y, turn = {
                "l": (110, 150 + along * 1160, 0),
                "r": (890, 150 + along * 1160, math.pi),
                "t": (110 + along * 780, 150, math.pi / 2),
                "b": (110 + along * 780, 1310, -math.pi / 2),
            }[side]
            turn += canvas.random.uniform(-0.8, 0.8)
            _fern(pen, canvas, x, y, turn, canvas.random.uniform(40, 190))

    canvas.shape(ferns, (226, 238, 255), alpha=0.32, blur=7)
    canvas.shape(ferns, (226, 238, 255), alpha=0.62)
    edge = [(110, 150), (890, 150), (890, 1310), (110, 1310), (110, 150)]
    canvas.shape(lambda pen: pen.line(edge, 120), (196, 212, 238), alpha=0.5, blur=42)


def _fern(pen, canvas, x, y, turn, length):
    steps = int(length / 12)
    for step in range(steps):
        near = 1 - step / steps
        ahead = (x + 12 * math.cos(turn), y + 12 * math.sin(turn))
        pen.line([(x, y), ahead], 0.8 + 1.6 * near, 220)
        for way in (-1, 1):
            leaf = turn + way * 0.95
            reach = (6 + 26 * near) * canvas.random.uniform(0.6, 1.1)
            pen.line(
                [(x, y), (x + reach * math.cos(leaf), y + reach * math.sin(leaf))],
                1,
                150,
            )
        x, y, turn = *ahead, turn + canvas.random.uniform(-0.16, 0.16)


def _frame(canvas):
    wood = ((0, (44, 34, 32)), (0.6, (58, 44, 38)), (1, (26, 20, 22)))
    sides = ((0, 0, 110, 1500), (890, 0, 1000, 1500), (0, 0, 1000, 150))
    for box in (*sides, (0, 1310, 1000, 1500)):
        canvas.shape(lambda pen, b=box: pen.box(*b), wood)
    canvas.shape(lambda pen: pen.box(104, 716, 896, 734), (46, 36, 34))
    rim = [(110, 150), (890, 150), (890, 1310), (110, 1310), (110, 150)]
    canvas.shape(lambda pen: pen.line(rim, 7), (104, 82, 66), alpha=0.8)
    canvas.shape(lambda pen: pen.box(70, 1306, 930, 1332), (120, 96, 76))
    tone = mix((62, 30, 34), (24, 16, 22), 0.3)
    for fold in range(7):
        x = fold * 26
        canvas.shape(
            lambda pen, x=x: pen.area(
                [(x, 0), (x + 30, 0), (x + 18, 1290), (x - 6, 1290)]
            ),
            mix(tone, (120, 56, 52), fold % 2 * 0.4),
        )


def _cup(pen):
    pen.area([(330, 1196), (450, 1196), (440, 1308), (340, 1308)])
    pen.dot(390, 1196, 60, flat=0.16)
    pen.line([(446, 1222), (486, 1230), (482, 1272), (444, 1280)], 10)
    pen.box(600, 1250, 742, 1308)
    pen.dot(671, 1250, 71, flat=0.35)
    pen.box(656, 1206, 686, 1250)


def _steam(pen):
    for shift in (0, 26):
        line = [
            (376 + shift + 16 * math.sin(y / 40), 1190 - y) for y in range(0, 150, 6)
        ]
        pen.line(line, 12, 200)
