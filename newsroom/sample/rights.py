"""Where the sample's pictures are from, and the one whose time ends soon."""

import json
import re
from datetime import timedelta
from pathlib import Path

from articles.models import Figure
from media.models import Image

_RIGHTS = Path(__file__).with_name("rights.json")
_DAYS = re.compile(r"(\d+)d")


def _read() -> dict:
    return json.loads(_RIGHTS.read_text("utf-8"))


def state(article) -> None:
    """Said once of each picture, when it first comes with a story."""
    rights = _read()
    for figure in article.figures.exclude(image=None):
        if given := rights.get(figure.file_name):
            Image.objects.filter(pk=figure.image_id, source="").update(
                source=given["source"], licence=given["licence"]
            )


def let_end(now) -> None:
    named = Figure.objects.exclude(image=None).values_list("file_name", "image")
    images = dict(named)
    for name, given in _read().items():
        if "ends" in given and name in images:
            days = int(_DAYS.fullmatch(given["ends"])[1])
            Image.objects.filter(pk=images[name]).update(
                usable_until=now + timedelta(days=days),
                replacement=images.get(given["then"]),
            )
