"""The places of the pictures in the text and the rows beside it, made to agree."""

from dataclasses import dataclass, field

from articles.body import block, settle
from articles.models import Figure
from articles.plaintext import from_text

WORDS = ("image", "file_name", "caption", "alt", "credit")


@dataclass
class Arranged:
    """The body, its figures as (block id, row), and the numbers of rows that stand
    in no line of the text, which is for the person to settle."""

    body: list[dict] = field(default_factory=list)
    figures: list[tuple] = field(default_factory=list)
    unplaced: list[int] = field(default_factory=list)


def arrange(text, rows, previous) -> Arranged:
    """The typed `text` with its picture `rows`, taking over ids from `previous`.

    `[Image 2]` in the text is the second row. A row that is new and has no line
    comes first where it is the only picture, and last otherwise.
    """
    marks = [{"id": f"row {number}", "type": "figure"} for number in range(len(rows))]
    by_mark = {mark["id"]: row for mark, row in zip(marks, rows, strict=True)}
    blocks, names = from_text(text, marks)
    blocks = [each for each in blocks if not _is_removed(by_mark.get(each["id"]))]
    placed = {each["id"] for each in blocks}
    unplaced = []
    for number, mark in enumerate(marks, 1):
        row = by_mark[mark["id"]]
        if mark["id"] in placed or row["removed"]:
            continue
        if row["block"]:
            unplaced.append(number)
        elif row["filled"]:
            blocks = _added(blocks, mark)
    owners = [by_mark.get(each["id"]) or _new_row(each, names) for each in blocks]
    known = [_with_known_id(*pair) for pair in zip(blocks, owners, strict=True)]
    body = settle(known, previous)
    figures = [
        (each["id"], row)
        for each, row in zip(body, owners, strict=True)
        if each["type"] == "figure"
    ]
    return Arranged(body, figures, unplaced)


def _is_removed(row) -> bool:
    return bool(row and row["removed"])


def _added(blocks, mark):
    first = not any(each["type"] == "figure" for each in blocks)
    return [mark, *blocks] if first else [*blocks, mark]


def _new_row(each, names):
    name = names.get(each["id"], "")
    return {"block": "", "file_name": "" if name.isdigit() else name[:200]}


def _with_known_id(each, row):
    if each["type"] != "figure":
        return each
    return {**each, "id": row["block"] or block("figure")["id"]}


def put_figures(article, figures) -> None:
    """Make the rows of the database say what the form says."""
    kept = [key for key, _row in figures]
    article.figures.exclude(block__in=kept).delete()
    Figure.objects.bulk_create(
        [Figure(article=article, block=key, **_words(row)) for key, row in figures],
        update_conflicts=True,
        unique_fields=["article", "block"],
        update_fields=WORDS,
    )


def _words(row) -> dict:
    words = {name: row.get(name) or "" for name in WORDS if name != "image"}
    return {**words, "image": row.get("image")}
