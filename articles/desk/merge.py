"""Two changed copies of one, merged: plain values in, plain values out.

`base` is what both began with, `theirs` is what was saved since, `mine` is what would
be saved now. What one side changed stands as that side has it; what both changed, and
differently, is a choice, and until it is made mine stands.

Rows are dicts with an `id` that is the same in all three copies; a row of which parts
are changed one by one holds them in `words`.
"""

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.body import new_id
from articles.plaintext import to_text


class Choice(NamedTuple):
    """What both changed differently; None where it is not there (any more)."""

    base: object
    theirs: object
    mine: object


@dataclass
class Merged:
    """`choices` and `taken` are keyed by the name of a text, the id of a row, or
    `id.name` for a part of a row's words. `taken` holds what theirs had changed alone,
    as (base, theirs). `moved` says whose order was followed, "theirs" or, where both
    had moved rows, "both". `beside` are ids of rows that both added at one place."""

    value: dict | list
    choices: dict = field(default_factory=dict)
    taken: dict = field(default_factory=dict)
    moved: str = ""
    beside: list = field(default_factory=list)


def merge_texts(base, theirs, mine) -> Merged:
    """Texts by name; a name that `base` lacks was different from the beginning."""
    merged = Merged(dict(mine))
    for name, sent in mine.items():
        before, saved = base.get(name), theirs.get(name)
        if sent in (saved, None) or saved == before:
            continue
        if sent == before:
            merged.value[name] = saved
            merged.taken[name] = (before, saved)
        else:
            merged.choices[name] = Choice(before, saved, sent)
    return merged


def bare(row):
    """What a row says, whatever its id is."""
    return {name: value for name, value in row.items() if name != "id"}


def sense(block):
    """What a block says: how its text is cut into spans says nothing."""
    if block["type"] == "table":
        return block["type"], False, to_text([_evened_table(block)]), None
    spans = [_evened(item) for item in block.get("items", [block.get("spans", [])])]
    if block["type"] == "list":
        text = to_text([{**block, "items": spans}])
    else:
        text = to_text([{**block, "spans": spans[0]}])
    return block["type"], bool(block.get("ordered")), text, block.get("words")


def _evened_table(block):
    lines = {name: _evened(block[name]) for name in ("caption", "source")}
    rows = [[_evened(cell) for cell in row] for row in block["rows"]]
    return {**block, **lines, "rows": rows}


def _evened(spans):
    """Spans of other marks than their neighbours; a line break has none."""
    found = []
    for span in spans:
        marks = {name: value for name, value in span.items() if name != "text"}
        for number, text in enumerate(span["text"].split("\n")):
            if number:
                _add(found, {"text": "\n"})
            if text:
                _add(found, {"text": text, **marks})
    return found


def _add(found, span):
    if found and {**found[-1], "text": ""} == {**span, "text": ""}:
        found[-1]["text"] += span["text"]
    else:
        found.append(span)


def merge_bodies(base, theirs, mine) -> Merged:
    return merge_rows(base, theirs, mine, sense)


def merge_rows(base, theirs, mine, says=bare) -> Merged:
    """Rows in an order; `says` gives what of a row is compared."""
    merged = Merged([])
    mine = _as_theirs(base, theirs, mine, says)
    was, saved, sent = (_by_id(rows) for rows in (base, theirs, mine))
    kept = {}
    for key in {**saved, **sent}:
        sides = Choice(was.get(key), saved.get(key), sent.get(key))
        row = _merged_row(merged, key, sides, says)
        if row is not None:
            kept[key] = row
    order = _in_order(list(was), list(saved), list(sent), kept, merged)
    merged.value = [kept[key] for key in order]
    return merged


def _as_theirs(base, theirs, mine, says):
    """Mine, in which a row that both added, in the same words and at the same place,
    is the one that theirs has: a page that was sent twice says nothing twice."""
    was = {row["id"] for row in base}
    shared = was & {row["id"] for row in theirs} & {row["id"] for row in mine}
    known = was | {row["id"] for row in theirs}
    added = {}
    for key, row in _added(theirs, was, shared, says):
        added.setdefault(key, []).append(row["id"])
    ids = {}
    for key, row in _added(mine, known, shared, says):
        if added.get(key):
            ids[row["id"]] = added[key].pop(0)
    return [{**row, "id": ids.get(row["id"], row["id"])} for row in mine]


def _added(rows, known, shared, says):
    """Rows that are not known, each with where it stands and what it says."""
    place = None
    for row in rows:
        if row["id"] in shared:
            place = row["id"]
        elif row["id"] not in known:
            yield repr((place, says(row))), row


def _by_id(rows):
    return {each["id"]: each for each in rows}


def _merged_row(merged, key, sides, says):
    base, theirs, mine = sides
    meant = [None if each is None else says(each) for each in sides]
    if meant[1] in (meant[2], meant[0]):
        return mine
    if meant[2] == meant[0]:
        merged.taken[key] = (base, theirs)
        return theirs
    if all(each and "words" in each for each in sides):
        return _merged_words(merged, key, sides)
    merged.choices[key] = sides
    return mine


def _merged_words(merged, key, sides):
    words = merge_texts(*(each["words"] for each in sides))
    for name, choice in words.choices.items():
        merged.choices[f"{key}.{name}"] = choice
    for name, pair in words.taken.items():
        merged.taken[f"{key}.{name}"] = pair
    return {**sides.mine, "words": words.value}


def _in_order(base, theirs, mine, kept, merged) -> list:
    """Theirs is followed, but what I moved or added stands behind what stands before
    it in mine; where both added, theirs comes first."""
    moved = _moved(base, mine)
    known, in_mine = set(base), set(mine)
    frame = [key for key in theirs if key in kept and key not in moved]
    stay = [key for key in mine if key in kept]
    behind = _behind(frame, stay, moved, _moved(base, theirs))
    found, waiting, passed = [], behind.get(None, []), []
    for key in frame:
        if key in known or key in in_mine:
            _note_beside(merged, passed, waiting, known)
            found += waiting
            waiting, passed = [], []
        else:
            passed.append(key)
        found.append(key)
        waiting = behind.get(key, waiting)
    _note_beside(merged, passed, waiting, known)
    _note_moves(merged, base, theirs, mine, moved)
    return found + waiting


def _behind(frame, mine, moved, moved_by_them) -> dict:
    """What of mine is not in the frame, by the row of the frame that it follows: what
    I added goes along with that row, what I moved keeps away from what they moved."""
    placed, last, steady, found = set(frame), None, None, {}
    for key in mine:
        if key in placed:
            last = key
            steady = steady if key in moved_by_them else key
        else:
            last = steady if key in moved else last
            found.setdefault(last, []).append(key)
    return found


def _note_beside(merged, theirs, mine, known):
    added = [key for key in mine if key not in known]
    if theirs and added:
        merged.beside.append((theirs, added))


def _note_moves(merged, base, theirs, mine, moved):
    shared = set(base) & set(theirs) & set(mine)
    orders = [[key for key in side if key in shared] for side in (base, theirs, mine)]
    if orders[1] not in (orders[0], orders[2]):
        merged.moved = "both" if moved else "theirs"


def _moved(base, other) -> set:
    """The fewest rows of `other` without which it has the order of `base`."""
    places = {key: place for place, key in enumerate(base)}
    keys = [key for key in other if key in places]
    lowest, ends, before = [], [], {}
    for key in keys:
        at = bisect_left(lowest, places[key])
        before[key] = ends[at - 1] if at else None
        lowest[at : at + 1] = [places[key]]
        ends[at : at + 1] = [key]
    stay, key = set(), ends[-1] if ends else None
    while key is not None:
        stay.add(key)
        key = before[key]
    return set(keys) - stay


def choose(theirs, mine, answers) -> list:
    """Rows of mine as was chosen: `answers` maps keys of choices to "theirs", "mine"
    or "both", which is theirs and then mine."""
    saved = _by_id(theirs)
    rows = []
    for row in mine:
        rows += _chosen(row, saved.get(row["id"]), answers)
    there = {row["id"] for row in rows}
    order = [row["id"] for row in theirs]
    for key in order:
        if answers.get(key) in ("theirs", "both") and key not in there:
            rows = put_in(rows, saved[key], order)
    return rows


def _chosen(row, saved, answers) -> list:
    answer = answers.get(row["id"])
    if answer == "theirs":
        return [saved] if saved else []
    if answer == "both" and saved:
        return [saved, {**row, "id": new_id()}]
    if saved and "words" in row:
        words = {
            name: saved["words"].get(name, "")
            for name in row["words"]
            if answers.get(f"{row['id']}.{name}") == "theirs"
        }
        return [{**row, "words": row["words"] | words}]
    return [row]


def put_in(rows, row, order) -> list:
    """Rows with one more, behind the nearest that stands before it in `order`."""
    places = {each["id"]: number for number, each in enumerate(rows, 1)}
    before = order[: order.index(row["id"])] if row["id"] in order else []
    at = next((places[key] for key in reversed(before) if key in places), 0)
    return [*rows[:at], row, *rows[at:]]


def as_before(rows, bases, mine) -> list:
    """Rows with what they said before where a choice is still to be made: the values
    of `bases` by the keys of choices. `mine` gives the places of those not there."""
    found = _by_id(rows)
    missing = []
    for key, before in bases.items():
        row, _, name = key.partition(".")
        if name:
            if row in found:
                words = found[row]["words"] | {name: before}
                found[row] = {**found[row], "words": words}
        elif before is None:
            found.pop(row, None)
        elif row in found:
            found[row] = before
        else:
            missing.append(before)
    rows = list(found.values())
    order = [each["id"] for each in mine]
    for each in missing:
        rows = put_in(rows, each, order)
    return rows
