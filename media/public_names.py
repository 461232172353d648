"""How public files of pictures are called, and what they are."""

import re

# The shape that renditions.py and cards give a name: no folder, no dots to climb.
PICTURE = re.compile(r"[0-9a-f]{32}\.(avif|webp|jpg|png)")
TYPES = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
}
