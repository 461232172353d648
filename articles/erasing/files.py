"""The files of the data folder, read for the words. In pictures, sound and packed
documents no program finds a name: the page says so."""

import os
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from articles.erasing import matching
from media.models import Enclosure, Image, Rendition, Seal

AT_ONCE = 64_000_000
PIECE, OVERLAP = 1_000_000, 2_000
# PostgreSQL's own, which is asked as tables, and what only marks that it runs.
LEFT_OUT = ("postgres",)

_OWNERS = (
    (Image, "original", "pk", "media_image"),
    (Seal, "file", "image", "media_image"),
    (Rendition, "name", "image", "media_image"),
    (Enclosure, "file", "pk", "media_enclosure"),
)


class Looked(NamedTuple):
    count: int
    found: list[str]
    last: str


def roots() -> list[Path]:
    """The data folder, and whatever of ours was put elsewhere."""
    places = [Path(settings.NEWSROOM_DATA)]
    for name in ("PICTURES_PUBLIC", "PICTURES_PRIVATE", "NEWSROOM_TEMPLATES"):
        path = Path(getattr(settings, name))
        if not path.is_relative_to(places[0]):
            places.append(path)
    return places


def look(erasure, after) -> Looked:
    """Files behind `after`, until so many bytes were read. `last` is empty at the end.
    What cannot be read is found, so that nobody takes it for looked through."""
    pattern = matching.in_bytes(erasure)
    if pattern is None:
        return Looked(0, [], "")
    read, count, found = 0, 0, []
    for path in _all():
        if str(path) <= after:
            continue
        count += 1
        try:
            read += path.stat().st_size
            is_in = _holds(path, pattern)
        except FileNotFoundError:
            continue  # gone since it was listed
        except OSError:
            is_in = True
        if is_in:
            found.append(_shown(path, pattern))
        if read > AT_ONCE:
            return Looked(count, found, str(path))
    return Looked(count, found, "")


def _all() -> list[Path]:
    found = []
    for root in roots():
        for folder, folders, names in os.walk(root):
            folders[:] = [
                each
                for each in folders
                if not (Path(folder) == root and each in LEFT_OUT)
            ]
            found += [Path(folder) / name for name in names]
    return sorted((each for each in found if each.is_file()), key=str)


def _holds(path, pattern) -> bool:
    if pattern.search(path.name.encode()):
        return True
    with path.open("rb") as file:
        tail = b""
        while piece := file.read(PIECE):
            if pattern.search(tail + piece):
                return True
            tail = piece[-OVERLAP:]
    return False


def _shown(path, pattern) -> str:
    """Whose file it is where a row names it, else where it lies; never a name that is
    what was looked for."""
    if pattern.search(path.name.encode()):
        return f"{_inside(path.parent)}/"
    for model, column, owner, kind in _OWNERS:
        numbers = model.objects.filter(**{column: path.name})
        if number := numbers.values_list(owner, flat=True).first():
            return f"{_inside(path)} ({kind} {number})"
    return str(_inside(path))


def _inside(path) -> Path:
    data = Path(settings.NEWSROOM_DATA)
    return path.relative_to(data) if path.is_relative_to(data) else path
