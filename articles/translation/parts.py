"""The parts of a story that are translated one by one.

A part's key is the name of a field (`headline`, `deck`, `kicker`, `dateline`), the id
of a block with words, or `<id of a figure>/caption`, `/alt` and `/credit`. Section and
topics have their names in each edition and are no parts.
"""

from typing import NamedTuple

from articles.body import ENCLOSURES, TEXTS, plain
from articles.tables import filled

FIELDS = ("kicker", "headline", "deck", "dateline")
OF_FIGURE = ("caption", "alt", "credit")


class Part(NamedTuple):
    """`kind` is the name of the field or the type of the block; `value` is all of it,
    with links and emphasis, for telling whether it changed."""

    key: str
    kind: str
    text: str
    value: object

    @property
    def block(self) -> str:
        """The id of the block or figure it belongs to, "" for a field."""
        return "" if self.key in FIELDS else self.key.split("/")[0]


def words_of(article) -> dict:
    """Of the article as it stands, what `parts_of` reads of a version."""
    return {
        **{name: getattr(article, name) for name in FIELDS},
        "body": article.body,
        "figures": list(article.figures.values("block", *OF_FIGURE)),
    }


def parts_of(content) -> list[Part]:
    """The parts of a saved version (`Revision.content`, `snapshot`), in the order in
    which they are read. Empty ones are none."""
    figures = {row["block"]: row for row in content.get("figures") or []}
    found = [_field(name, content.get(name) or "") for name in FIELDS]
    for block in content.get("body") or []:
        found += _of_block(block, figures)
    return [part for part in found if part.text.strip()]


def _field(name, text):
    return Part(name, name, text, text)


def _of_block(block, figures):
    key, kind = block["id"], block["type"]
    if kind == "figure":
        row = figures.get(key, {})
        words = [(name, row.get(name) or "") for name in OF_FIGURE]
        return [Part(f"{key}/{name}", name, text, text) for name, text in words]
    if kind == "list":
        text = "\n".join(_plain(item) for item in block["items"])
        return [Part(key, kind, text, [block["ordered"], block["items"]])]
    if kind == "table":
        return [Part(key, kind, plain(block), _bare(block))]
    if kind == "embed":
        value = [kind, block["provider"], block["ref"], block["title"], block["spans"]]
        return [Part(key, kind, plain(block), value)]
    if kind in ENCLOSURES:
        # Another file is a change, too.
        value = [kind, block["file"], block["spans"]]
        return [Part(key, kind, _plain(block["spans"]), value)]
    if kind in TEXTS:
        return [Part(key, kind, _plain(block["spans"]), [kind, block["spans"]])]
    return []


def _bare(block):
    """A table without what it is known by, and without rows that say nothing yet."""
    block = {**block, "rows": filled(block["rows"])}
    return [
        [name, block[name]] for name in ("head", "side", "caption", "rows", "source")
    ]


def _plain(spans) -> str:
    return "".join(span["text"] for span in spans)
