"""Depth: where a place in a room falls on the picture."""


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
