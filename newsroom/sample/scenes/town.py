"""Streets at night: a queue before dawn, the front of the Permanent Council."""

from .brushes import Canvas
from .coats import coat, flakes


def pharmacy_queue():
    canvas = Canvas((1600, 1067), seed=173)
    canvas.sky((0, (24, 34, 62)), (0.3, (46, 62, 98)))
    canvas.shape(
        lambda pen: pen.box(-5, 90, 1605, 800),
        ((0.1, (52, 62, 88)), (0.75, (38, 46, 70))),
    )
    canvas.shape(lambda pen: _bricks(pen, canvas), (66, 78, 106), alpha=0.45)
    canvas.shape(lambda pen: _upper_windows(pen), (22, 28, 48))
    canvas.shape(lambda pen: _sills(pen), (150, 164, 194))
    canvas.shape(lambda pen: pen.box(-5, 74, 1605, 104), (118, 132, 164))
    canvas.shape(lambda pen: pen.box(-5, 372, 1605, 384), (34, 42, 64))
    _shop(canvas)
    snow = ((0.7, (112, 126, 164)), (0.8, (96, 110, 150)), (1, (44, 54, 88)))
    canvas.shape(lambda pen: pen.box(-5, 780, 1605, 1070), snow)
    canvas.glow(1240, 850, 520, (255, 196, 112), 0.85, flat=0.32)
    canvas.shape(lambda pen: _tracks(pen, canvas), (50, 62, 98), alpha=0.55, blur=1)
    canvas.shape(lambda pen: _shadows(pen), (24, 30, 56), alpha=0.55, blur=4)
    canvas.shape(lambda pen: _line(pen), (16, 20, 34))
    canvas.shape(lambda pen: _caps(pen), (170, 182, 208), alpha=0.75)
    canvas.shape(_street_lamp, (14, 18, 30))
    canvas.glow(232, 286, 330, (200, 214, 255), 0.55)
    canvas.glow(232, 286, 50, (250, 250, 255), 0.9)
    flakes(canvas, (1.6, 700, 0.55, 0), (3.4, 260, 0.6, 1), (8, 40, 0.4, 4))
    canvas.vignette(0.45)
    canvas.grain(8)
    return canvas.image


def _bricks(pen, canvas):
    for row in range(48):
        y = 110 + row * 14.5
        for x in range(-20, 1620, 46):
            if canvas.random.random() < 0.3:
                shift = 23 * (row % 2)
                pen.box(
                    x + shift, y, x + shift + 40, y + 9, canvas.random.randint(60, 220)
                )


def _upper_windows(pen):
    for x in range(60, 1600, 212):
        pen.box(x, 150, x + 104, 330)


def _sills(pen):
    for x in range(60, 1600, 212):
        pen.box(x - 8, 328, x + 112, 340)
        pen.line([(x + 52, 150), (x + 52, 330)], 4, 110)
        pen.line([(x, 220), (x + 104, 220)], 4, 110)


def _shop(canvas):
    """The one lit front: door and window, shelves that are nearly bare."""
    canvas.shape(lambda pen: pen.box(1010, 420, 1500, 800), (28, 38, 50))
    light = ((0.4, (255, 214, 138)), (0.7, (240, 176, 96)))
    canvas.shape(lambda pen: pen.box(1040, 486, 1290, 720), light)
    canvas.shape(lambda pen: pen.box(1330, 470, 1464, 790), light)

    def shelves(pen):
        for y in (552, 618, 684):
            pen.box(1048, y, 1282, y + 7)
        for x, y in ((1066, 552), (1096, 552), (1200, 618), (1246, 684), (1262, 684)):
            pen.box(x, y - 32, x + 18, y)
            pen.box(x + 5, y - 41, x + 13, y - 30)
        pen.line([(1165, 486), (1165, 720)], 8)
        pen.line([(1330, 606), (1464, 606)], 8)
        pen.line([(1397, 470), (1397, 606)], 6)
        pen.dot(1450, 650, 7)

    canvas.shape(shelves, (104, 66, 40))
    canvas.shape(lambda pen: pen.box(1024, 424, 1486, 468), (36, 62, 60))
    canvas.shape(
        lambda pen: [pen.box(1240, 430, 1254, 462), pen.box(1231, 439, 1263, 453)],
        (206, 222, 200),
    )
    canvas.glow(1160, 600, 420, (255, 190, 100), 0.5)
    canvas.glow(1397, 640, 320, (255, 190, 100), 0.5)


PLACES = (40, 128, 206, 300, 372, 462, 538, 640, 712, 806, 880, 968, 1052, 1146, 1228)


def _line(pen):
    for number, x in enumerate(PLACES):
        tall = 218 + (number * 37) % 74
        if number == 7:
            coat(pen, x - 38, 868, 150)
        coat(
            pen,
            x,
            868,
            tall,
            bag=(0, 1, -1)[number % 3],
            lean=(number % 4 - 1.5) * 0.014,
        )
    coat(pen, 1380, 858, 250, bag=1)


def _caps(pen):
    """Snow on hats and shoulders."""
    for number, x in enumerate(PLACES):
        tall = 218 + (number * 37) % 74
        tilt = (number % 4 - 1.5) * 0.014 * tall
        pen.dot(x + tilt, 868 - tall * 0.98, tall * 0.05, flat=0.34)
        for side in (-0.1, 0.1):
            pen.dot(x + tilt + side * tall, 868 - tall * 0.845, tall * 0.045, flat=0.3)


def _shadows(pen):
    for x in (*PLACES, 1380):
        away = x - 1250
        pen.area(
            [
                (x - 26, 866),
                (x + 26, 866),
                (x + 40 + away * 0.35, 985),
                (x - 30 + away * 0.35, 985),
            ]
        )


def _tracks(pen, canvas):
    for _ in range(420):
        y = canvas.random.uniform(880, 1060)
        pen.dot(canvas.random.uniform(0, 1600), y, 4 + (y - 860) * 0.05, flat=0.4)


def _street_lamp(pen):
    pen.line([(150, 880), (150, 250)], 11)
    pen.line([(150, 262), (236, 262)], 8)
    pen.area([(206, 282), (258, 282), (244, 262), (220, 262)])


def council_front():
    canvas = Canvas((1600, 1067), seed=181)
    canvas.sky((0, (12, 18, 40)), (0.45, (36, 48, 84)), (0.66, (76, 84, 116)))
    clouds = canvas.clouds(240, stretch=4).point(lambda tone: max(0, tone - 128) * 2)
    canvas.lay(clouds, (84, 92, 126), alpha=0.45)
    for foot in (300, 800, 1300):
        canvas.glow(foot, 716, 420, (255, 206, 140), 0.35)
    stone = ((0.15, (96, 92, 98)), (0.45, (150, 138, 122)), (0.68, (206, 182, 146)))
    canvas.shape(_palace, stone)
    canvas.shape(_recesses, ((0.3, (54, 54, 66)), (0.68, (104, 90, 78))))
    lit, dark = (255, 218, 150), (22, 24, 36)
    for number in range(9):
        tone = dark if number == 6 else lit
        left = 296 + number * 116
        canvas.shape(lambda pen, x=left: _tall_window(pen, x), tone)
        if number != 6:
            canvas.glow(left + 38, 480, 100, (255, 200, 120), 0.4)
    canvas.shape(_bars, (58, 50, 48))
    canvas.shape(_columns, ((0.3, (122, 114, 108)), (0.68, (226, 200, 160))))
    canvas.shape(_column_shade, (66, 62, 66), alpha=0.55, blur=3)
    canvas.shape(_flags, (16, 20, 32))
    canvas.shape(lambda pen: pen.box(-5, 716, 1605, 724), (54, 52, 60))
    canvas.mirror(724, (26, 32, 54), share=0.5, ripple=3, blur=2)
    canvas.shape(_slabs, (20, 26, 46), alpha=0.5)
    canvas.shape(lambda pen: _guard(pen), (10, 13, 24))
    canvas.vignette(0.5)
    canvas.grain(8)
    return canvas.image


def _palace(pen):
    pen.box(210, 300, 1390, 720)
    pen.box(250, 250, 1350, 304)
    pen.area([(470, 252), (800, 150), (1130, 252)])
    pen.box(60, 400, 214, 720)
    pen.box(1386, 400, 1540, 720)
    for step in range(4):
        pen.box(170 - step * 22, 676 + step * 11, 1430 + step * 22, 688 + step * 11)


def _recesses(pen):
    for x in range(282, 1300, 116):
        pen.box(x, 372, x + 104, 676)
    for x in (84, 146, 1410, 1472):
        pen.box(x, 470, x + 40, 600)
    pen.area([(540, 244), (800, 166), (1060, 244)])


def _tall_window(pen, x):
    pen.box(x, 420, x + 76, 560)
    pen.dot(x + 38, 420, 38)


def _bars(pen):
    for number in range(9):
        x = 296 + number * 116
        pen.line([(x + 38, 384), (x + 38, 560)], 4)
        for y in (440, 500):
            pen.line([(x, y), (x + 76, y)], 4)
    pen.box(240, 300, 1360, 308)


def _columns(pen):
    for x in range(262, 1340, 116):
        pen.box(x, 340, x + 30, 676)
        pen.box(x - 9, 326, x + 39, 344)
        pen.box(x - 9, 662, x + 39, 680)
    pen.box(220, 304, 1380, 328)


def _column_shade(pen):
    for x in range(262, 1340, 116):
        pen.box(x + 19, 342, x + 30, 664)


def _flags(pen):
    for x in (300, 1300):
        pen.line([(x, 250), (x, 96)], 5)
        pen.area([(x, 100), (x + 56, 108), (x + 50, 132), (x + 62, 150), (x, 142)])


def _slabs(pen):
    for y in (744, 776, 822, 888, 980):
        pen.line([(-5, y), (1605, y)], 2)
    for x in range(-2400, 4001, 320):
        pen.line([(800 + (x - 800) * 0.3, 724), (x, 1070)], 2)


def _guard(pen):
    coat(pen, 1106, 770, 86)
    pen.line([(1122, 762), (1126, 668)], 3)
