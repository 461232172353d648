"""A card: what stands for a story where it is shared and no picture of it is there."""

import re
from io import BytesIO

from PIL import Image, ImageDraw, features

from media.cards import HEIGHT, WIDTH
from media.cards.bidi import runs
from media.cards.faces import HEAD, LABEL, covers, faces, script_of
from media.cards.lines import balanced, broken, pieces, shortened

PAPER, INK, SOFT, RULE, ACCENT = "#fbfaf7", "#191714", "#5f5a52", "#d5d0c7", "#9d1f2b"
EDGE, BAND = 80, 18
ROOM = WIDTH - 2 * EDGE
# Baselines and rules from above.
MASTHEAD_AT, RULE_AT, LABEL_AT, HEAD_TOP, HEAD_END = 104, 140, 200, 238, 584
SIZES = range(104, 43, -4)
MOST_LINES = 5
LEADING = {"latin": 1.17, "cjk": 1.32, "arabic": 1.5}
# How far the highest letters rise above their line, of its size.
RISE = {"latin": 0.76, "cjk": 0.88, "arabic": 0.85}
LONGEST = 400
# Hebrew, Arabic, and what of Asia is written with marks round its letters.
_SHAPED = re.compile("[\u0590-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufeff]")


def draw(words) -> bytes | None:
    """A PNG, or None where no font has the letters of the headline."""
    tongue = words.spoken or words.language
    headline = _line(words.headline)
    among = faces(tongue, HEAD)
    if not (headline and covers(headline, among) and can_shape(headline)):
        return None
    page = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = Pen(page, words.direction)
    pen.paint.rectangle((0, 0, WIDTH, BAND), fill=ACCENT)
    pen.label(_line(words.masthead), faces(words.language, HEAD), 46, MASTHEAD_AT, INK)
    pen.paint.rectangle((EDGE, RULE_AT, WIDTH - EDGE, RULE_AT + 1), fill=RULE)
    pen.label(_line(words.label), faces(words.language, LABEL), 30, LABEL_AT, ACCENT)
    _headline(pen, headline, among, tongue)
    return _saved(page)


def _line(text) -> str:
    """One line, without what turns the order of letters round."""
    shown = (" " if each.isspace() else each for each in text[:LONGEST])
    text = "".join(
        each for each in shown if each.isprintable() or each in "\u200c\u200d"
    )
    return " ".join(text.split())


def can_shape(text) -> bool:
    """Without Raqm letters are set side by side, as not every script is written."""
    return has_raqm() or not _SHAPED.search(text)


def has_raqm() -> bool:
    return features.check("raqm")


def _headline(pen, text, among, tongue):
    script = script_of(tongue)
    width_of = Measure(among, pen.base)
    parts = pieces(text, tongue)
    size, lines = fitted(parts, width_of, LEADING[script])
    step = size * LEADING[script]
    room = HEAD_END - HEAD_TOP
    # In the middle of its room, a little above it: where the eye rests.
    top = HEAD_TOP + (room - step * (len(lines) - 1) - size) * 0.42
    for n, line in enumerate(lines):
        pen.line(line, among, size, top + size * RISE[script] + n * step, INK)


def fitted(parts, width_of, leading):
    """The largest size at which all of it has room, and its lines. Words are broken,
    and then the end is left out, only where the smallest is still too large."""
    for size in SIZES:
        most = ROOM / size
        lines = broken(parts, width_of, most)
        whole = all(width_of(piece.text) <= most for piece in parts)
        if whole and len(lines) <= _most_lines(size, leading):
            return size, balanced(parts, width_of, most)
    most, count = ROOM / size, _most_lines(size, leading)
    lines = broken(parts, width_of, most)
    if len(lines) > count:
        lines = [*lines[: count - 1], shortened(lines[count - 1], width_of, most)]
    return size, lines


def _most_lines(size, leading):
    return min(MOST_LINES, int((HEAD_END - HEAD_TOP - size) / (size * leading)) + 1)


class Measure:
    """How wide a text is, of the size of its letters: asked once for each."""

    AT = 100

    def __init__(self, among, base):
        self.among, self.base, self.known = among, base, {}

    def __call__(self, text) -> float:
        if text not in self.known:
            # Whole pixels at the real size, and letters kerned over two pieces.
            self.known[text] = _width(text, self.among, self.base, self.AT) / 99
        return self.known[text]


def _width(text, among, base, size) -> float:
    return sum(
        run.face.sized(size).getlength(run.text, **_way(run))
        for run in runs(text, among, base)
    )


def _way(run) -> dict:
    return {"direction": run.direction} if has_raqm() else {}


class Pen:
    def __init__(self, page, direction):
        self.base = "rtl" if direction == "rtl" else "ltr"
        self.paint = ImageDraw.Draw(page)

    def label(self, text, among, size, baseline, colour):
        """One line, smaller where it must be; left out where a letter is missing."""
        if not (text and covers(text, among) and can_shape(text)):
            return
        width_of = Measure(among, self.base)
        size = max(min(size, int(ROOM / width_of(text))), size // 2)
        if width_of(text) * size > ROOM:
            text = shortened(text, width_of, ROOM / size)
        self.line(text, among, size, baseline, colour)

    def line(self, text, among, size, baseline, colour):
        parts = runs(text, among, self.base)
        x = EDGE
        if self.base == "rtl":
            x = WIDTH - EDGE - _width(text, among, self.base, size)
        for run in parts:
            way = _way(run)
            font = run.face.sized(size)
            self.paint.text(
                (x, baseline), run.text, font=font, fill=colour, anchor="ls", **way
            )
            x += font.getlength(run.text, **way)


def _saved(page) -> bytes:
    """Few colours, and no word about it: half the size of a JPEG, and sharper."""
    out = BytesIO()
    few = page.quantize(32, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()
