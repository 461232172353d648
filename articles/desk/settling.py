"""Credits and notes have no ids of their own: here they get those of the rows that
they were, so that copies of a story can be compared row by row."""

from articles.body import new_id, settle


def settled(part, rows, known) -> list[dict]:
    """Rows with the ids of those among `known` that they are like, or with new ones."""
    ids = {"credits": _credit_ids, "notes": _note_ids}[part](rows, known)
    return [{**row, "id": key} for row, key in zip(rows, ids, strict=True)]


def _note_ids(rows, known):
    """A note is the one whose words it has, more or less; as with paragraphs."""
    before = [_as_block(row) for row in known]
    return [each["id"] for each in settle([_as_block(row) for row in rows], before)]


def _as_block(row):
    spans = [{"text": row["text"]}]
    return {"id": row.get("id", ""), "type": "paragraph", "spans": spans}


def _credit_ids(rows, known):
    """The same person in the same role, else the same person in another one."""
    left = list(known)
    ids = [None] * len(rows)
    for names in (("person", "role"), ("person",)):
        for number, row in enumerate(rows):
            same = [old for old in left if all(old[n] == row[n] for n in names)]
            if ids[number] is None and same:
                ids[number] = same[0]["id"]
                left.remove(same[0])
    return [key or new_id() for key in ids]
