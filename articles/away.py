"""A finished story as it is read away from its page: in a feed reader, in an e-mail.

The same words and parts as on the page; every address in it is whole, and there is no
style, script or file of anybody else's.
"""

import re

from articles.pages import render_page
from articles.public import absolute

_EMPTY_LINES = re.compile(r"\n\s*\n")
# As wide as the column of most feed readers, twice for fine screens.
WIDTH = 960


def html_of(told, *, is_whole=True, is_headed=False, width=WIDTH, addresses=None):
    """The story as HTML to stand inside of another page.

    Not `is_whole`: its deck, credits and corrections only. `is_headed` puts the
    headline above. `addresses` are those of pictures by the names of their files,
    where they are not the site's; a picture that is not in it is left out.
    """
    html = render_page(
        "articles/away/story.html",
        told.edition,
        preview=True,
        away=True,
        is_whole=is_whole,
        is_headed=is_headed,
        width=width,
        addresses=addresses,
        story=told.story,
        about=told.about,
        others=told.others,
        due=told.due,
        developing=told.developing,
        original=told.original,
        **told.parts,
    )
    return _EMPTY_LINES.sub("\n", html).strip()


def shown_of(figure, width, addresses=None) -> dict | None:
    """Which file of a figure is shown, and where it is."""
    file = jpeg_of(figure, width)
    if file is None or (addresses is not None and file["name"] not in addresses):
        return None
    address = (
        addresses[file["name"]] if addresses else absolute("picture", file["name"])
    )
    shown = min(file["width"], width)
    height = round(file["height"] * shown / file["width"])
    return {"address": address, "width": shown, "height": height}


def jpegs_of(figure) -> list[dict]:
    """Its uncut JPEGs, which are shown everywhere, the largest last."""
    found = (
        file
        for file in figure.get("renditions") or ()
        if file["format"] == "jpg" and not file.get("crop")
    )
    return sorted(found, key=lambda file: file["width"])


def jpeg_of(figure, width) -> dict | None:
    """The smallest of them that is as wide, or else the largest."""
    files = jpegs_of(figure)
    wide = (file for file in files if file["width"] >= width)
    return next(wide, files[-1] if files else None)
