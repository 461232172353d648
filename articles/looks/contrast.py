"""How well one colour is read on another, as WCAG 2.2 reckons it."""

import re

COLOUR = re.compile(r"#[0-9a-f]{6}", re.ASCII)
# AA, for text of any size.
ENOUGH = 4.5


def contrast(one, other) -> float:
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour, other, share) -> str:
    """`colour` with a `share` of the other in it."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def softened(ink, paper, tint) -> str:
    """The ink as pale as it may be and still be read on both."""
    shares = (share / 100 for share in range(40, 0, -2))
    paler = (mixed(ink, paper, share) for share in shares)
    return next((c for c in paler if _is_read(c, paper, tint)), ink)


def _is_read(colour, *grounds) -> bool:
    return all(contrast(colour, each) >= ENOUGH for each in grounds)


def _light(colour) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _parts(colour) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
