"""Which colours of a look are hard to read on their paper."""

from .contrast import ENOUGH, contrast
from .sheet import tint_of
from .values import COLOURS, colour_of


def weak(values) -> dict[tuple[str, str], float]:
    """(scheme, colour) -> its contrast, where that is not enough. The paper that it
    stands on may be the tinted one of a box."""
    found = {}
    for scheme, usual in COLOURS.items():
        given = {name: colour_of(values, scheme, name) for name in usual}
        paper = given.pop("paper")
        tint = tint_of(paper, given["ink"])
        for name, colour in given.items():
            reached = min(contrast(colour, paper), contrast(colour, tint))
            if reached < ENOUGH:
                found[scheme, name] = reached
    return found
