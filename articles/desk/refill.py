"""A copy of a story written back into the data of its form."""

from dataclasses import replace

from articles.desk.document import with_marks
from articles.plaintext import to_text


def refilled(arrival, copy, forms):
    """The arrival as if `copy` had been sent; what is no part of it stays as it is."""
    data = arrival.data.copy()
    for name, value in copy.fields.items():
        data[name] = value or ""
    data["topics"] = ", ".join(row["name"] for row in copy.topics)
    data["body"] = to_text(copy.body)
    figures, refused = _figures(copy, arrival.refused)
    credits = copy.credits + [row for part, row, _n in copy.rest if part == "credits"]
    _put(data, forms.figures, figures)
    _put(data, forms.credits, _numbered(credits))
    _put(data, forms.notes, copy.notes)
    return replace(arrival, data=data, document=_document(copy.body), refused=refused)


def _document(body):
    """The blocks alone: the words of a figure stand in its row."""
    blocks = [{k: v for k, v in each.items() if k != "words"} for each in body]
    return with_marks(blocks)


def _figures(copy, refused):
    """The rows in the order of the text, then those that stand nowhere in it; and why
    files were not taken, by the rows' new numbers."""
    rows, why = [], {}
    for each in copy.body:
        if each["type"] == "figure":
            if (sentence := refused.get(copy.numbers.get(each["id"]))) is not None:
                why[len(rows)] = sentence
            rows.append({**each["words"], "block": each["id"]})
    placed = {row["block"] for row in rows}
    for part, row, number in copy.rest:
        if part == "figures" and row["block"] not in placed:
            if number in refused:
                why[len(rows)] = refused[number]
            rows.append(row)
    return rows, why


def _numbered(rows):
    return [{**row, "ORDER": number} for number, row in enumerate(rows, 1)]


def _put(data, forms, rows):
    for name in list(data):
        if name.startswith(f"{forms.prefix}-") and not name.endswith("_FORMS"):
            del data[name]
    data[f"{forms.prefix}-TOTAL_FORMS"] = str(len(rows) + forms.extra)
    data[f"{forms.prefix}-INITIAL_FORMS"] = str(len(rows))
    blank = {name: each.initial for name, each in forms.form.base_fields.items()}
    for number, row in enumerate([*rows, *[blank] * forms.extra]):
        for name in (*blank, "ORDER"):
            if row.get(name) is not None and name != "upload":
                data[f"{forms.prefix}-{number}-{name}"] = str(row[name])
