"""Whether two finished stories are the same for readers.

Files of pictures are looked up when a page is made, so they are no part of it; nor is
under which number a picture stands that was replaced since.
"""

from media.rights import newer_ids

_LOOKED_UP = ("image", "width", "height", "renditions")


def same_for_readers(one: dict, other: dict) -> bool:
    replaced = newer_ids(_images(one) | _images(other))
    return _said(one, replaced) == _said(other, replaced)


def _images(story) -> set:
    blocks = story.get("blocks", ())
    shown = [*blocks, *(each.get("poster") or {} for each in blocks)]
    return {each["image"] for each in shown if each.get("image")}


def _said(story, replaced) -> dict:
    blocks = [_block(each, replaced) for each in story.get("blocks", ())]
    picture = story.get("picture")
    return {
        **story,
        "blocks": blocks,
        "picture": picture and _block(picture, replaced),
    }


def _block(block, replaced) -> dict:
    if poster := block.get("poster"):
        return {**block, "poster": _block({**poster, "type": "figure"}, replaced)}
    if block["type"] != "figure":
        return block
    words = {name: value for name, value in block.items() if name not in _LOOKED_UP}
    image = block.get("image")
    return {**words, "image": replaced.get(image, image)}
