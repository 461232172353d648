"""Whether two finished stories are the same for readers.

Files of pictures are looked up when a page is made, so they are no part of it; nor is
under which number a picture stands that was replaced since.
"""

from media.models import Image

_LOOKED_UP = ("image", "width", "height", "renditions")


def same_for_readers(one: dict, other: dict) -> bool:
    replaced = dict(
        Image.objects.filter(pk__in=_images(one) | _images(other))
        .exclude(replaced_by=None)
        .values_list("pk", "replaced_by")
    )
    return _said(one, replaced) == _said(other, replaced)


def _images(story) -> set:
    return {each["image"] for each in story.get("blocks", ()) if each.get("image")}


def _said(story, replaced) -> dict:
    blocks = [_block(each, replaced) for each in story.get("blocks", ())]
    picture = story.get("picture")
    return {
        **story,
        "blocks": blocks,
        "picture": picture and _block(picture, replaced),
    }


def _block(block, replaced) -> dict:
    if block["type"] != "figure":
        return block
    words = {name: value for name, value in block.items() if name not in _LOOKED_UP}
    image = block.get("image")
    return {**words, "image": replaced.get(image, image)}
