"""People in winter coats, seen as outlines: nobody who could be recognised."""


def coat(pen, x, y, height, *, bag=0, hat=True, lean=0.0):
    """Somebody who stands at (x, y), `height` tall; `bag` hangs left (-1) or right."""
    head, shoulder, hem = height * 0.075, height * 0.8, height * 0.13
    tilt = lean * height
    pen.area(
        [
            (x - height * 0.11 + tilt, y - shoulder),
            (x + height * 0.11 + tilt, y - shoulder),
            (x + height * 0.16, y - hem),
            (x - height * 0.16, y - hem),
        ]
    )
    pen.dot(x + tilt, y - shoulder, height * 0.115, flat=0.5)
    for leg in (-0.07, 0.07):
        pen.box(
            x + (leg - 0.05) * height,
            y - hem,
            x + (leg + 0.05) * height,
            y - height * 0.01,
        )
    pen.dot(x + tilt, y - height * 0.9, head)
    if hat:
        pen.dot(x + tilt, y - height * 0.935, head * 1.1, flat=0.7)
    if bag:
        side = x + bag * height * 0.24
        pen.line(
            [(x + bag * height * 0.15, y - height * 0.5), (side, y - height * 0.36)], 3
        )
        pen.box(
            side - height * 0.08,
            y - height * 0.38,
            side + height * 0.08,
            y - height * 0.14,
        )


def flakes(canvas, *layers, tone=(232, 238, 246)):
    """Falling snow: (size, how many, how dense, how blurred), far flakes first."""
    for size, count, alpha, blur in layers:
        canvas.shape(
            lambda pen, s=size, c=count: _fall(pen, canvas, s, c),
            tone,
            alpha=alpha,
            blur=blur,
        )


def _fall(pen, canvas, size, count):
    for _ in range(count):
        x = canvas.random.uniform(0, canvas.width)
        y = canvas.random.uniform(0, canvas.height)
        radius = size * canvas.random.uniform(0.5, 1.2)
        pen.dot(x, y, radius, canvas.random.randint(90, 255))
