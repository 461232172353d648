"""Sound, video and documents in a story: what is frozen of them in a print.

The body names a file of the library by its number, and has this use's own caption;
title, credit line, transcript and captions are the library's in the story's edition.
There is no row for each use as for a figure: the only thing that a use says by itself
is one text, and texts of blocks are compared, merged and translated already.
"""

from articles.body import ENCLOSURES
from articles.frozen import picture
from media.models import Enclosure
from media.rights import is_over

_WORDS = ("title", "credit", "transcript")
_FACTS = ("size", "seconds", "width", "height", "pages", "language")


def of_body(body) -> dict[int, Enclosure]:
    """The files that a text names, in one query and none where it names none."""
    numbers = {each["file"] for each in body if each["type"] in ENCLOSURES}
    if not numbers:
        return {}
    found = Enclosure.objects.select_related("poster__replaced_by")
    found = found.select_related("poster__replacement")
    return found.prefetch_related("words", "poster__renditions").in_bulk(numbers)


def composed(block, files, edition_id) -> dict:
    """What a block says of its file, beside its caption. One whose file is not in the
    library, or is of another kind, has no `name`: readers do not get it."""
    if block["type"] not in ENCLOSURES:
        return {}
    file = named(block, files)
    if file is None:
        return {"file": None, "name": ""}
    words = words_of(file, edition_id)
    made = {name: getattr(words, name, "") for name in _WORDS}
    made |= {name: getattr(file, name) for name in _FACTS}
    if file.kind == Enclosure.Kind.VIDEO:
        made["captions"] = getattr(words, "captions", "")
        made["poster"] = picture(file.poster) if file.poster else None
    return {"file": file.pk, "name": file.file, **made}


def named(block, files) -> Enclosure | None:
    """The file that the block means, where there is one of that kind."""
    file = files.get(block["file"])
    return file if file and file.kind == block["type"] else None


def usable(numbers, at) -> set[int]:
    """Of these files those that readers may have at that moment."""
    files = Enclosure.objects.in_bulk(numbers) if numbers else {}
    return {pk for pk, file in files.items() if not is_over(file, at)}


def with_names(blocks) -> list[dict]:
    """Blocks for the editor: each file with the name that the desk has for it."""
    files = of_body(blocks)
    return [
        {**each, "name": files[each["file"]].name}
        if each["type"] in ENCLOSURES and each["file"] in files
        else each
        for each in blocks
    ]


def words_of(file, edition_id):
    return next((w for w in file.words.all() if w.edition_id == edition_id), None)
