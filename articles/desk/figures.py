"""The places of the pictures in the text and the rows beside it, made to agree."""

from dataclasses import dataclass, field

from django.utils import timezone

from articles.body import block, settle
from articles.desk.document import mark
from articles.models import Figure
from articles.plaintext import from_text
from media.rights import current, say_source

WORDS = ("image", "file_name", "caption", "alt", "decorative", "credit")


@dataclass
class Written:
    """The blocks as they were written: figures carry the marks of their rows, or a
    name of `names` where a line only named a file. The text `is_whole` where whoever
    wrote it saw the pictures in it: one that is not there was taken out."""

    blocks: list[dict]
    names: dict = field(default_factory=dict)
    is_whole: bool = False


@dataclass
class Arranged:
    """The body, its figures as (block id, row), and the numbers of rows that stand
    in no line of the text, which is for the person to settle."""

    body: list[dict] = field(default_factory=list)
    figures: list[tuple] = field(default_factory=list)
    unplaced: list[int] = field(default_factory=list)


def typed(text, row_count) -> Written:
    """Typed text; `[Image 2]` in it is the second row."""
    marks = [{"id": mark(number), "type": "figure"} for number in range(row_count)]
    return Written(*from_text(text, marks))


def arrange(written, rows, previous) -> Arranged:
    """What was written with its picture `rows`, taking over ids from `previous`.

    A row of a typed text that is new and has no line comes first where it is the
    only picture, and last otherwise.
    """
    by_mark = {mark(number): row for number, row in enumerate(rows)}
    blocks = [each for each in written.blocks if _stays(each, by_mark, written.names)]
    unplaced = []
    if not written.is_whole:
        blocks, unplaced = _with_unplaced(blocks, rows)
    owners = [
        by_mark.get(each["id"]) or _new_row(each, written.names) for each in blocks
    ]
    known = [_with_known_id(*pair) for pair in zip(blocks, owners, strict=True)]
    body = settle(known, previous)
    figures = [
        (each["id"], row)
        for each, row in zip(body, owners, strict=True)
        if each["type"] == "figure"
    ]
    return Arranged(body, figures, unplaced)


def _stays(each, by_mark, names) -> bool:
    if each["type"] != "figure" or each["id"] in names:
        return True
    return each["id"] in by_mark and not by_mark[each["id"]]["removed"]


def _with_unplaced(blocks, rows):
    placed = {each["id"] for each in blocks}
    unplaced = []
    for number, row in enumerate(rows):
        if mark(number) in placed or row["removed"]:
            continue
        if row["block"]:
            unplaced.append(number + 1)
        elif row["filled"]:
            blocks = _added(blocks, {"id": mark(number), "type": "figure"})
    return blocks, unplaced


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


def put_sources(figures, user) -> bool:
    """Where pictures are from, said beside them; whether anything was new in it."""
    now = timezone.now()
    said = [
        say_source(user, current(row["image"]), row["source"], now)
        for _key, row in figures
        if row.get("image") and row.get("source")
    ]
    return any(said)


def _words(row) -> dict:
    texts = [name for name in WORDS if name not in ("image", "decorative")]
    image = row.get("image")
    return {
        **{name: row.get(name) or "" for name in texts},
        "decorative": bool(row.get("decorative")),
        # A page that was opened before, or a version of then, names what was given up.
        "image": image and current(image),
    }
