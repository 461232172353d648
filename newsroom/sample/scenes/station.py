"""Hallin station on a night of snow."""

from .brushes import Canvas, mix
from .eye import Eye


def station():
    canvas = Canvas((1920, 1280), seed=83)
    canvas.sky((0, (14, 22, 42)), (0.38, (36, 50, 78)), (0.52, (84, 96, 118)))
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
    start = 0.7
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
        (-1.0, 19),
        (-0.7, 12.4),
        (-5.6, 12.4),
        (-4.9, 11.7),
        (-3.2, 16.5),
        (-0.4, 26),
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
