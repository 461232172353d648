"""Pictures as readers get them today, put into a story that was printed earlier.

A print names its pictures, and holds their words; the files are looked up. So a face
that was blurred afterwards, or a picture whose time is over, needs no new print.
"""

from articles.body import ENCLOSURES
from articles.embeds.blocks import figures_of


def with_todays_files(story: dict, files) -> dict:
    """Without the sounds, videos and documents that readers may not have any more;
    `files` are the numbers of those that they may."""
    blocks = [
        block
        for block in story["blocks"]
        if block["type"] not in ENCLOSURES or block["file"] in files
    ]
    return {**story, "blocks": blocks}


def with_todays_pictures(story: dict, shown, edition) -> dict:
    """The printed story with the files of `shown` (rows of LiveShown as dicts).

    Where another picture stands in, its words in the edition come with it. A figure
    whose picture readers may not have any more is gone with its words.
    """
    by_id = {row["id"]: row for row in shown}
    blocks = [_today(block, by_id, edition) for block in story["blocks"]]
    blocks = _without_gone(story["blocks"], blocks)
    return {**story, "blocks": blocks, "picture": front_picture(blocks)}


def _without_gone(printed, blocks) -> list[dict]:
    """What is left where pictures are gone: what belonged to one of them alone belongs
    to no other."""
    kept, gone = [], None
    for was, block in zip(printed, blocks, strict=True):
        if block is None:
            gone = was
            continue
        was_its_own = block["type"] in ("table", "embed")
        if gone and (was_its_own or not gone.get("joined")):
            block = {name: value for name, value in block.items() if name != "joined"}
        kept.append(block)
        gone = None
    return kept


def front_picture(blocks):
    """What stands for the story on fronts and where it is shared: the first picture
    that says something, or else the first; None where there is none. That of a card
    only where there is no other."""
    of_cards = figures_of(blocks)
    pictures = [block for block in blocks if block.get("renditions")]
    pictures.sort(key=lambda block: block["id"] in of_cards)
    telling = (block for block in pictures if not block.get("decorative"))
    return next(telling, None) or next(iter(pictures), None)


def _today(block, by_id, edition):
    if poster := block.get("poster"):
        return {**block, "poster": _today({**poster, "type": "figure"}, by_id, edition)}
    if block["type"] != "figure" or not block["image"]:
        return block
    row = by_id.get(block["image"])
    if row is None or not row["files"]:
        return None
    size = {"width": row["width"], "height": row["height"]}
    words = (
        (row["words"] or {}).get(str(edition), _NO_WORDS) if row["stands_in"] else {}
    )
    return {**block, **size, **words, "renditions": row["files"]}


_NO_WORDS = {"caption": "", "alt": "", "credit": ""}
