"""Pictures with depth drawn by eye point: a classroom, a station at night."""

from brushes import Canvas, mix


def classroom():
    canvas = Canvas((1920, 1280), seed=71)
    canvas.sky((0, (150, 152, 138)), (1, (112, 112, 102)))
    eye = Eye(canvas, 960, 560, 1060)
    _walls(canvas, eye)
    _board(canvas, eye)
    _panes(canvas, eye)
    for row in range(6):
        for column in range(4):
            _desk(canvas, eye, -2.05 + column * 1.5, 9.4 - row * 1.25)
    _beams(canvas, eye)
    canvas.vignette(0.5)
    canvas.grain(8)
    return canvas.image


class Eye:
    """Turns a place in a room (right, up, away; in metres) into one on the picture."""

    def __init__(self, canvas, x, y, focus, height=1.75):
        self.canvas, self.x, self.y, self.focus = canvas, x, y, focus
        self.height = height

    def at(self, right, up, away):
        scale = self.focus / max(0.2, away)
        return self.x + right * scale, self.y - (up - self.height) * scale

    def face(self, corners, fill, **style):
        points = [self.at(*corner) for corner in corners]
        self.canvas.shape(lambda pen: pen.area(points), fill, **style)


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
        ((0, (118, 120, 112)), (0.35, (168, 168, 152))),
    )
    eye.face(
        [(RIGHT, 0, near), (RIGHT, 0, BACK), (RIGHT, HIGH, BACK), (RIGHT, HIGH, near)],
        (168, 166, 142),
    )
    eye.face(
        [(RIGHT, 0, near), (RIGHT, 0, BACK), (RIGHT, 1.25, BACK), (RIGHT, 1.25, near)],
        (108, 130, 118),
    )
    eye.face(
        [(LEFT, 0, near), (LEFT, 0, BACK), (LEFT, HIGH, BACK), (LEFT, HIGH, near)],
        (128, 130, 120),
    )
    eye.face(
        [(LEFT, 0, near), (LEFT, 0, BACK), (LEFT, 1.0, BACK), (LEFT, 1.0, near)],
        (82, 102, 96),
    )
    eye.face(
        [(LEFT, 0, BACK), (RIGHT, 0, BACK), (RIGHT, HIGH, BACK), (LEFT, HIGH, BACK)],
        (184, 180, 156),
    )
    eye.face(
        [(LEFT, 0, BACK), (RIGHT, 0, BACK), (RIGHT, 1.1, BACK), (LEFT, 1.1, BACK)],
        (122, 142, 128),
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
    """Light from each window across the air and down to the floor."""
    for start, end in WINDOWS:
        floor = [
            (-1.6, 0, start - 0.5),
            (1.2, 0, start - 0.9),
            (1.2, 0, end - 0.9),
            (-1.6, 0, end - 0.5),
        ]
        eye.face(floor, (255, 238, 196), alpha=0.26, blur=10)
        air = [
            (LEFT, 2.85, start),
            (LEFT, 2.85, end),
            (1.2, 0, end - 0.9),
            (-1.6, 0, start - 0.5),
        ]
        eye.face(air, (255, 246, 218), alpha=0.13, blur=16)


def station():
    canvas = Canvas((1920, 1280), seed=83)
    canvas.sky((0, (10, 16, 32)), (0.4, (26, 38, 62)), (0.56, (58, 70, 92)))
    eye = Eye(canvas, 1010, 640, 1000, height=2.6)
    canvas.glow(1010, 640, 420, (120, 130, 150), 0.45)
    canvas.hills(canvas.ridge(632, 40, 320), (22, 32, 52))
    canvas.mist(500, 630, 700, (92, 104, 124), 0.6)
    _platform(canvas, eye)
    _rails(canvas, eye)
    _train(canvas, eye)
    _canopy(canvas, eye)
    _waiting(canvas, eye)
    _platform_lamps(canvas, eye)
    for size, count, alpha, blur in (
        (1.5, 900, 0.55, 0),
        (3.2, 420, 0.6, 1),
        (7.5, 70, 0.4, 4),
    ):
        canvas.shape(
            lambda pen, s=size, c=count: _flakes(pen, canvas, s, c),
            (228, 234, 244),
            alpha=alpha,
            blur=blur,
        )
    canvas.vignette(0.4)
    canvas.grain(8)
    return canvas.image


FAR = 90


def _platform(canvas, eye):
    snow = (
        (0, (70, 84, 110)),
        (0.5, (84, 98, 122)),
        (0.7, (124, 136, 156)),
        (1, (70, 82, 108)),
    )
    eye.face([(-9, 0, 1.2), (-9, 0, FAR), (0.6, 0, FAR), (0.6, 0, 1.2)], snow)
    eye.face(
        [(0.6, 0, 1.2), (0.6, 0, FAR), (0.6, -1, FAR), (0.6, -1, 1.2)], (20, 26, 40)
    )
    eye.face(
        [(0.15, 0.01, 1.2), (0.15, 0.01, FAR), (0.3, 0.01, FAR), (0.3, 0.01, 1.2)],
        (190, 170, 120),
        alpha=0.45,
    )
    canvas.shape(
        lambda pen: _steps_in_snow(pen, canvas, eye), (52, 64, 92), alpha=0.6, blur=1
    )


def _steps_in_snow(pen, canvas, eye):
    for track in (-1.2, -2.4, -0.6):
        away = 2.2
        while away < 40:
            right = track + canvas.random.uniform(-0.2, 0.2) + 0.01 * away
            x, y = eye.at(right, 0, away)
            pen.dot(x, y, 110 / away, flat=0.35)
            away += 0.42 + away * 0.02


def _rails(canvas, eye):
    eye.face(
        [(0.6, -1, 1.2), (0.6, -1, FAR), (16, -1, FAR), (16, -1, 1.2)],
        ((0, (40, 52, 76)), (0.55, (50, 62, 86)), (1, (30, 38, 60))),
    )


def _train(canvas, eye):
    """Carriages on the right, running to the vanishing point; all windows dark."""
    side, top, floor = 1.5, 3.4, -0.2
    start = 2.1
    for carriage in range(5, -1, -1):
        near, end = start + carriage * 14, start + carriage * 14 + 13.6
        haze = min(0.75, carriage * 0.16)
        body = mix((30, 52, 56), (74, 86, 106), haze)
        eye.face(
            [
                (side, floor, near),
                (side, floor, end),
                (side, top, end),
                (side, top, near),
            ],
            body,
        )
        eye.face(
            [
                (side, floor, near),
                (side, floor, end),
                (side, floor - 0.6, end),
                (side, floor - 0.6, near),
            ],
            mix((8, 10, 18), (58, 70, 92), haze),
        )
        eye.face(
            [
                (side, 1.02, near),
                (side, 1.02, end),
                (side, 1.14, end),
                (side, 1.14, near),
            ],
            mix((168, 150, 104), (90, 100, 116), haze),
        )
        eye.face(
            [
                (side, top, near),
                (side, top, end),
                (side + 0.5, top + 0.35, end),
                (side + 0.5, top + 0.35, near),
            ],
            mix((150, 164, 188), (110, 122, 142), haze),
        )

        def windows(pen, near=near):
            for bay in range(8):
                away = near + 0.9 + bay * 1.55
                corners = [
                    (side, 1.45, away),
                    (side, 1.45, away + 1.05),
                    (side, 2.5, away + 1.05),
                    (side, 2.5, away),
                ]
                pen.area([eye.at(*corner) for corner in corners])

        canvas.shape(windows, mix((10, 15, 26), (60, 72, 94), haze))
        eye.face(
            [
                (side, floor, end),
                (side, floor, end + 0.4),
                (side, top, end + 0.4),
                (side, top, end),
            ],
            (12, 16, 26),
        )


def _canopy(canvas, eye):
    eye.face(
        [(-9, 4.6, 1), (-9, 4.6, 46), (-1.4, 4.2, 46), (-1.4, 4.2, 1)],
        ((0, (12, 17, 30)), (0.5, (34, 44, 64))),
    )
    eye.face(
        [(-1.4, 4.2, 1), (-1.4, 4.2, 46), (-1.4, 4.5, 46), (-1.4, 4.5, 1)],
        (168, 180, 200),
    )
    eye.face(
        [(-1.4, 3.95, 1), (-1.4, 3.95, 46), (-1.4, 4.2, 46), (-1.4, 4.2, 1)],
        (18, 24, 38),
    )
    eye.face(
        [(-6.4, 0, 1), (-6.4, 0, 46), (-6.4, 4.45, 46), (-6.4, 4.45, 1)],
        ((0, (26, 33, 50)), (0.5, (44, 54, 74)), (0.8, (30, 36, 54))),
    )
    for away in (8, 14, 20, 26, 32, 38):
        eye.face(
            [
                (-6.38, 1.3, away),
                (-6.38, 1.3, away + 2.4),
                (-6.38, 3, away + 2.4),
                (-6.38, 3, away),
            ],
            (14, 19, 32),
        )

    def posts(pen):
        for away in range(42, 3, -6):
            pen.line([eye.at(-2, 0, away), eye.at(-2, 4.25, away)], 150 / away)
            pen.line([eye.at(-2, 3.4, away), eye.at(-3, 4.3, away)], 70 / away)
            pen.line([eye.at(-2, 3.4, away), eye.at(-1.4, 4.2, away)], 70 / away)

    canvas.shape(posts, (16, 21, 35))


def _waiting(canvas, eye):
    """People in heavy coats, from behind, and their bundles."""
    places = (
        (-3.4, 17),
        (-2.9, 16.4),
        (-1.2, 22),
        (-3.9, 11.5),
        (-0.9, 13),
        (-3.2, 10.6),
    )
    for right, away in sorted(places, key=lambda place: -place[1]):

        def coat(pen, right=right, away=away):
            size = eye.focus / away
            x, y = eye.at(right, 0, away)
            pen.area(
                [
                    (x - 0.2 * size, y - 1.42 * size),
                    (x + 0.2 * size, y - 1.42 * size),
                    (x + 0.33 * size, y - 0.3 * size),
                    (x - 0.33 * size, y - 0.3 * size),
                ]
            )
            pen.box(x - 0.22 * size, y - 0.34 * size, x - 0.04 * size, y)
            pen.box(x + 0.04 * size, y - 0.34 * size, x + 0.22 * size, y)
            pen.dot(x, y - 1.56 * size, 0.17 * size)
            pen.dot(x + 0.62 * size, y - 0.2 * size, 0.28 * size, flat=0.8)

        canvas.shape(coat, mix((10, 14, 24), (50, 60, 80), away / 50))


def _platform_lamps(canvas, eye):
    """Every other lamp is lit."""
    for number, away in enumerate(range(42, 5, -6)):
        x, y = eye.at(-2.7, 3.75, away)
        size = eye.focus / away
        canvas.shape(
            lambda pen, x=x, y=y, s=size: pen.area(
                [
                    (x - 0.3 * s, y),
                    (x + 0.3 * s, y),
                    (x + 0.1 * s, y - 0.2 * s),
                    (x - 0.1 * s, y - 0.2 * s),
                ]
            ),
            (12, 16, 28),
        )
        if number % 2:
            continue
        canvas.glow(x, y + 0.05 * size, 2.6 * size + 30, (255, 190, 104), 0.85)
        canvas.glow(x, y, 0.42 * size + 5, (255, 246, 220), 1)
        spot = eye.at(-2.5, 0, away)
        canvas.glow(*spot, 3.4 * size + 20, (255, 186, 108), 0.6, flat=0.24)


def _flakes(pen, canvas, size, count):
    for _ in range(count):
        x, y = (
            canvas.random.uniform(0, canvas.width),
            canvas.random.uniform(0, canvas.height),
        )
        pen.dot(
            x, y, size * canvas.random.uniform(0.5, 1.2), canvas.random.randint(90, 255)
        )
