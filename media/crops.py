"""What is cut out of a picture, and where: as large as its shape allows, round the
point that somebody chose, or the middle."""

# Shape, and the widths that readers get. A card stands in lists and on fronts; what
# shows a story elsewhere takes 1200 x 630 (Open Graph). Most phones fill their width
# with 680 to 720 pixels, or with 1,000 to 1,200.
CROPS = {
    "card": ((3, 2), (320, 720, 1200)),
    "share": ((1200, 630), (1200,)),
}


def box_of(crop, image) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the crop, in the pixels of the picture."""
    (across, down), _widths = CROPS[crop]
    width = min(image.width, max(1, round(image.height * across / down)))
    height = min(image.height, max(1, round(image.width * down / across)))
    left = _start(width, image.width, image.focus_x)
    top = _start(height, image.height, image.focus_y)
    return left, top, left + width, top + height


def _start(length, whole, focus):
    """Where a stretch begins that has the focus, in percent, in its middle; or as
    near to it as the picture reaches."""
    at = round(whole * (50 if focus is None else focus) / 100)
    return min(max(0, at - length // 2), whole - length)
