"""What a story is found by, taken from the finished story that was printed."""

import html

from django.utils.html import strip_tags

from articles.body import ENCLOSURES

# A vector holds 1 MB at most: letters of a text beyond these are not looked at. It is
# the length of a short book.
MOST = 100_000


def head_of(story) -> dict:
    """What stands above the text, by what it is."""
    return {
        "headline": story["headline"],
        "deck": story["deck"],
        "topics": "\n".join(topic["name"] for topic in story["topics"]),
        "people": "\n".join(credit["name"] for credit in story["credits"]),
    }


def passages(story, unseen=frozenset()) -> list[tuple[str, str]]:
    """The texts of the story one by one, as readers see them, each with its language
    where that is not the edition's; `unseen` holds ids of pictures whose captions they
    may not see."""
    found = [
        (text, each.get("untranslated", ""))
        for each in story["blocks"]
        for text in _block(each, unseen)
    ]
    found += [(each["text"], "") for each in (*story["notes"], *story["corrections"])]
    return [each for each in found if each[0].strip()]


def body_of(story, unseen=frozenset()) -> str:
    return "\n".join(text for text, _ in passages(story, unseen))[:MOST]


def _block(block, unseen) -> list[str]:
    if block["type"] == "figure":
        return [] if block.get("image") in unseen else [block["caption"]]
    if block["type"] in ENCLOSURES:
        return []  # readers may have them for a time only
    if block["type"] == "list":
        return [_plain(item) for item in block["items"]]
    if block["type"] == "table":
        rows = [" · ".join(map(_plain, row)) for row in block["rows"]]
        return [_plain(block["caption"]), *rows, _plain(block["source"])]
    if "html" in block:
        return [block.get("text") or _plain(block["html"])]
    return []


def _plain(marked) -> str:
    return html.unescape(strip_tags(marked))
