"""A classroom in Dellan, the desks empty."""

from .brushes import Canvas, mix
from .eye import Eye


def classroom():
    canvas = Canvas((1920, 1280), seed=71)
    canvas.sky((0, (150, 152, 138)), (1, (112, 112, 102)))
    eye = Eye(canvas, 960, 560, 1060)
    _walls(canvas, eye)
    _board(canvas, eye)
    _panes(canvas, eye)
    _patches(canvas, eye)
    for row in range(6):
        for column in range(4):
            _desk(canvas, eye, -2.05 + column * 1.5, 9.4 - row * 1.25)
    _beams(canvas, eye)
    canvas.vignette(0.3)
    canvas.grain(8)
    return canvas.image


LEFT, RIGHT, HIGH, BACK = -3.6, 3.9, 3.3, 11.5


def _walls(canvas, eye):
    near = 0.6
    eye.face(
        [(LEFT, 0, near), (LEFT, 0, BACK), (RIGHT, 0, BACK), (RIGHT, 0, near)],
        ((0, (150, 128, 98)), (0.55, (156, 132, 100)), (1, (92, 74, 58))),
    )
    canvas.shape(lambda pen: _boards(pen, eye, near), (62, 48, 38), alpha=0.45)
    eye.face(
        [
            (LEFT, HIGH, near),
            (LEFT, HIGH, BACK),
            (RIGHT, HIGH, BACK),
            (RIGHT, HIGH, near),
        ],
        ((0, (176, 172, 156)), (0.35, (206, 202, 182))),
    )
    eye.face(
        [(RIGHT, 0, near), (RIGHT, 0, BACK), (RIGHT, HIGH, BACK), (RIGHT, HIGH, near)],
        (214, 206, 178),
    )
    eye.face(
        [(RIGHT, 0, near), (RIGHT, 0, BACK), (RIGHT, 1.1, BACK), (RIGHT, 1.1, near)],
        (130, 156, 142),
    )
    eye.face(
        [(LEFT, 0, near), (LEFT, 0, BACK), (LEFT, HIGH, BACK), (LEFT, HIGH, near)],
        (160, 158, 142),
    )
    eye.face(
        [(LEFT, 0, near), (LEFT, 0, BACK), (LEFT, 1.1, BACK), (LEFT, 1.1, near)],
        (96, 122, 114),
    )
    eye.face(
        [(LEFT, 0, BACK), (RIGHT, 0, BACK), (RIGHT, HIGH, BACK), (LEFT, HIGH, BACK)],
        (222, 214, 186),
    )
    eye.face(
        [(LEFT, 0, BACK), (RIGHT, 0, BACK), (RIGHT, 1.1, BACK), (LEFT, 1.1, BACK)],
        (140, 164, 148),
    )


def _boards(pen, eye, near):
    for step in range(31):
        right = LEFT + (RIGHT - LEFT) * step / 30
        pen.line([eye.at(right, 0, near), eye.at(right, 0, BACK)], 2)


def _board(canvas, eye):
    z = BACK - 0.02
    eye.face(
        [(-1.9, 1.15, z), (1.9, 1.15, z), (1.9, 2.5, z), (-1.9, 2.5, z)], (96, 76, 56)
    )
    eye.face(
        [(-1.8, 1.22, z), (1.8, 1.22, z), (1.8, 2.43, z), (-1.8, 2.43, z)], (44, 62, 58)
    )
    smear = [(-1.2, 1.6, z), (0.9, 1.5, z), (1.3, 2.1, z), (-0.8, 2.2, z)]
    eye.face(smear, (150, 164, 156), alpha=0.25, blur=14)
    eye.face([(2.5, 0, z), (3.4, 0, z), (3.4, 2.15, z), (2.5, 2.15, z)], (112, 92, 70))
    eye.face(
        [(2.55, 1.2, z), (3.35, 1.2, z), (3.35, 2.08, z), (2.55, 2.08, z)], (98, 80, 62)
    )
    eye.face(
        [(-0.7, 0, 10.6), (0.7, 0, 10.6), (0.7, 0.85, 10.6), (-0.7, 0.85, 10.6)],
        (96, 76, 58),
    )
    eye.face(
        [(-0.8, 0.85, 10.5), (0.8, 0.85, 10.5), (0.8, 0.85, 11), (-0.8, 0.85, 11)],
        (140, 116, 88),
    )
    clock = eye.at(0, 2.85, z)
    canvas.shape(lambda pen: pen.dot(*clock, 24), (70, 66, 58))
    canvas.shape(lambda pen: pen.dot(*clock, 20), (222, 218, 200))
    canvas.shape(
        lambda pen: [
            pen.line([clock, (clock[0] + 11, clock[1] - 4)], 2),
            pen.line([clock, (clock[0] - 3, clock[1] - 15)], 2),
        ],
        (50, 48, 44),
    )


WINDOWS = ((2.2, 4.0), (4.8, 6.6), (7.4, 9.2))


def _panes(canvas, eye):
    for start, end in WINDOWS:
        eye.face(
            [
                (LEFT, 0.95, start - 0.1),
                (LEFT, 0.95, end + 0.1),
                (LEFT, 2.95, end + 0.1),
                (LEFT, 2.95, start - 0.1),
            ],
            (196, 192, 172),
        )
        eye.face(
            [
                (LEFT, 1.05, start),
                (LEFT, 1.05, end),
                (LEFT, 2.85, end),
                (LEFT, 2.85, start),
            ],
            (238, 240, 228),
        )
        middle = (start + end) / 2

        def frame(pen, start=start, end=end, middle=middle):
            for away in (middle - 0.3, middle + 0.3):
                pen.line(
                    [eye.at(LEFT, 1.05, away), eye.at(LEFT, 2.85, away)], 26 / middle
                )
            pen.line([eye.at(LEFT, 2.2, start), eye.at(LEFT, 2.2, end)], 26 / middle)

        canvas.shape(frame, (150, 148, 132))
        x, y = eye.at(LEFT, 2.0, middle)
        canvas.glow(x, y, 1500 / middle, (255, 248, 224), 0.5)


def _desk(canvas, eye, right, away):
    """A pupil's desk seen from behind: bench, top, shadow."""
    wide, deep = 1.05, 0.5
    haze = min(0.5, away / 22)
    wood = mix((168, 122, 78), (184, 178, 154), haze)
    dark = mix((58, 42, 32), (150, 144, 124), haze)
    side = mix((112, 78, 52), (164, 156, 134), haze)
    shadow = [
        (right, 0, away),
        (right + wide + 0.45, 0, away),
        (right + wide + 0.45, 0, away + deep + 0.3),
        (right, 0, away + deep + 0.3),
    ]
    eye.face(shadow, (30, 24, 22), alpha=0.4, blur=max(2, 26 / away))

    def legs(pen):
        for x in (right + 0.05, right + wide - 0.05):
            for z in (away + deep, away):
                pen.line([eye.at(x, 0, z), eye.at(x, 0.7, z)], 52 / away)
        for x in (right + 0.2, right + wide - 0.2):
            pen.line(
                [eye.at(x, 0, away - 0.35), eye.at(x, 0.42, away - 0.35)], 46 / away
            )

    canvas.shape(legs, dark)
    eye.face(
        [
            (right, 0.72, away),
            (right + wide, 0.72, away),
            (right + wide, 0.78, away + deep),
            (right, 0.78, away + deep),
        ],
        wood,
    )
    eye.face(
        [
            (right, 0.5, away),
            (right + wide, 0.5, away),
            (right + wide, 0.72, away),
            (right, 0.72, away),
        ],
        side,
    )
    bench = away - 0.22
    eye.face(
        [
            (right + 0.1, 0.42, bench - 0.26),
            (right + wide - 0.1, 0.42, bench - 0.26),
            (right + wide - 0.1, 0.42, bench),
            (right + 0.1, 0.42, bench),
        ],
        mix(wood, dark, 0.25),
    )
    eye.face(
        [
            (right + 0.1, 0.36, bench - 0.26),
            (right + wide - 0.1, 0.36, bench - 0.26),
            (right + wide - 0.1, 0.42, bench - 0.26),
            (right + 0.1, 0.42, bench - 0.26),
        ],
        dark,
    )


def _beams(canvas, eye):
    """Light that hangs in the air between the windows and the desks."""
    for start, end in WINDOWS:
        high, low = (LEFT, 2.85), (-0.6, 0.8)
        air = [(*high, start), (*high, end), (0.4, 0.8, end), (*low, start)]
        eye.face(air, (255, 246, 218), alpha=0.16, blur=18)


def _patches(canvas, eye):
    """Where the light of each window falls on the floor."""
    for start, end in WINDOWS:
        left, right = (-2.6, 0), (1.4, 0)
        floor = [(*left, start), (*right, start), (*right, end), (*left, end)]
        eye.face(floor, (255, 236, 190), alpha=0.5, blur=9)
