"""Numbers of the original that are not in its translation.

Cell by cell in tables, whose numbers nobody writes in words; of other texts those above
ten. What the original says is not told: it may not be open to who reads this.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.body import words
from articles.checks.finding import Finding, Place
from articles.translation.numbers import SMALL, lacks
from articles.translation.standing import State

MOST_PLACES = 12


def numbers(level, reading):
    stand = reading.standing
    if stand is None:
        return
    names, texts = reading.names, []
    for row in stand.rows:
        source = row.was if row.state == State.CHANGED else row.source
        if row.state not in (State.DONE, State.CHANGED) or source is None:
            continue
        target = row.targets[0] if row.targets else None
        if _are_alike(source, row.targets):
            if cells := list(_wrong_cells(source, target)):
                yield _of_table(level, names[target.key], target, cells)
        elif target and _lacks(source, row.targets):
            texts.append((target, names[target.key]))
    if texts:
        yield _of_texts(level, texts, reading)


def _lacks(source, targets):
    least = 0 if source.kind == "table" else SMALL
    return lacks(source.text, "\n".join(each.text for each in targets), least=least)


def _rows(part):
    return dict(part.value)["rows"]


def _are_alike(source, targets) -> bool:
    """Whether each cell has its place in the one table that translates it."""
    if len(targets) != 1 or not source.kind == targets[0].kind == "table":
        return False
    sizes = [[len(row) for row in _rows(part)] for part in (source, targets[0])]
    return sizes[0] == sizes[1]


def _wrong_cells(source, target):
    """(row, column, words) of cells, counted from 1."""
    both = zip(_rows(source), _rows(target), strict=True)
    for r, (theirs, ours) in enumerate(both, 1):
        for c, (cell, mine) in enumerate(zip(theirs, ours, strict=True), 1):
            if lacks(words(cell), words(mine)):
                yield r, c, words(mine)


def _of_table(level, name, target, cells) -> Finding:
    sentence = ngettext(
        "%(table)s: the original has another number in one cell:",
        "%(table)s: the original has other numbers in %(count)s cells:",
        len(cells),
    ) % {"table": f"{name[:1].upper()}{name[1:]}", "count": len(cells)}
    places = tuple(
        Place("id_body", _cell(*cell), target.key, cell[2])
        for cell in cells[:MOST_PLACES]
    )
    about = " ".join([target.key, *(f"{r}.{c}={text}" for r, c, text in cells)])
    return Finding("numbers", level, sentence, places, about)


def _cell(row, column, text) -> str:
    shown = text if len(text) <= 40 else f"{text[:39]}…"
    return _("row %(row)s, column %(column)s (%(words)s)") % {
        "row": row,
        "column": column,
        "words": shown or _("empty"),
    }


def _of_texts(level, texts, reading) -> Finding:
    sentence = _("The original has numbers that are not here:")
    places = tuple(
        reading.place_of(part.key, name) for part, name in texts[:MOST_PLACES]
    )
    about = " ".join(["texts", *(f"{part.key}={part.text}" for part, _name in texts)])
    return Finding("numbers", level, sentence, places, about)
