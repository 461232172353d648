"""A story's copy read from a revision, or from the forms as they were sent.

What was sent may be invalid: it is compared as it was typed.
"""

from datetime import datetime

from articles.desk.copies import Copy
from articles.desk.figures import arrange
from articles.desk.parts import known_topic
from articles.desk.settling import settled
from articles.forms.fields import TOPICS_PART
from articles.models import Topic
from articles.one_line import one_line

# What the rows of a form have beside what they say.
_FRAME = {"DELETE", "ORDER", "upload", "block", "standing"}
# Fields of the story's form that are compared otherwise, or not at all.
_OTHERWISE = {"body", "topics", "version"}
LAST = 10_000


def saved_copy(content, forms, ids=None, known=None) -> Copy:
    """What a revision or a snapshot holds. Its credits and notes get `ids`, or those of
    the ones that they are like in the copy `known`."""
    rows = {
        "credits": [_row(each, forms.credits) for each in content["bylines"]],
        "notes": [_row(each, forms.notes) for each in content["notes"]],
    }
    for part, given in rows.items():
        if ids and len(ids[part]) == len(given):
            pairs = zip(given, ids[part], strict=True)
            rows[part] = [{**row, "id": key} for row, key in pairs]
        else:
            rows[part] = settled(part, given, getattr(known, part, []))
    words = {row["block"]: _row(row, forms.figures) for row in content["figures"]}
    names = _names(forms.story)
    return Copy(
        {name: _saved(name, content, forms.story) for name in names},
        _saved_topics(content["topics"], forms.article.edition),
        [_with_words(each, words, forms) for each in content["body"]],
        **rows,
    )


def sent_copy(forms, base, theirs, asked=None) -> Copy | None:
    """What the forms hold; None where the text and its pictures do not agree. Rows are
    those of `base` that they are like, or of the page that `asked` knows; a credit may
    be one that theirs added, too."""
    known = asked.known_body(base) if asked else base.body
    rows = _figures(forms)
    arranged = arrange(forms.written, rows, [_without_words(each) for each in known])
    if arranged.unplaced:
        return None
    words = {key: _row(row, forms.figures) for key, row in arranged.figures}
    numbers = {key: row["number"] for key, row in arranged.figures if "number" in row}
    credits, unnamed = _credits(forms)
    return Copy(
        {name: _sent(forms.story[name]) for name in _names(forms.story)},
        _topics(_sent(forms.story["topics"]), forms.article.edition),
        [_with_words(each, words, forms) for each in arranged.body],
        _with_ids("credits", credits, _all(base.credits, theirs.credits), asked),
        _with_ids("notes", _notes(forms), base.notes, asked),
        rest=_unplaced(rows, set(numbers.values())) + unnamed,
        numbers=numbers,
    )


def _names(form):
    return [name for name in form.fields if name not in _OTHERWISE]


def _typed(value) -> str:
    """As a browser sends it, but for how lines end there; edges do not count."""
    if isinstance(value, bool):
        return "on" if value else ""
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def _sent(bound) -> str:
    value = bound.value()
    if not hasattr(bound.field, "queryset"):
        value = bound.field.widget.format_value(value)
    return one_line(_typed(value)) if bound.name == "headline" else _typed(value)


def _saved(name, content, form):
    if name not in content:
        return None
    value, field = content[name], form.fields[name]
    if name == "section":
        section = field.queryset.filter(slug=value or "").first()
        value = section and section.pk
    if name == "planned_at" and value:
        at = field.prepare_value(datetime.fromisoformat(value))
        value = field.widget.format_value(at)
    return _typed(value)


def _saved_topics(names, edition):
    known = Topic.objects.filter(name__in=names).prefetch_related("names")
    shown = {topic.name: topic.name_in(edition.pk) for topic in known}
    return [{"id": name.casefold(), "name": shown.get(name, name)} for name in names]


def _topics(text, edition):
    rows = {}
    for name in filter(None, map(one_line, TOPICS_PART.split(text))):
        topic = known_topic(name, edition.pk)
        rows.setdefault((topic.name if topic else name).casefold(), name)
    return [{"id": key, "name": name} for key, name in rows.items()]


def _row(values, rows) -> dict:
    return {
        name: _typed(values.get(name))
        for name in rows.form.base_fields
        if name not in _FRAME
    }


def _with_words(each, words, forms):
    if each["type"] != "figure":
        return each
    return {**each, "words": words.get(each["id"]) or _row({}, forms.figures)}


def _without_words(each):
    return {name: value for name, value in each.items() if name != "words"}


def _rows_of(rows):
    """(number, values, whether it is to be removed, whether it was there before)."""
    known = rows.initial_form_count()
    for number, row in enumerate(rows.forms):
        values = {
            name: _typed(row[name].value())
            for name in row.fields
            if name not in ("DELETE", "upload")
        }
        yield number, values, bool(row["DELETE"].value()), number < known


def _figures(forms):
    return [
        {
            **values,
            "number": number,
            "removed": removed,
            "filled": number in forms.figures.refused
            or any(_row(values, forms.figures).values()),
        }
        for number, values, removed, _known in _rows_of(forms.figures)
    ]


def _unplaced(rows, placed):
    """Pictures that were taken out of the text, whose words wait in the form."""
    return [
        ("figures", row, row["number"])
        for row in rows
        if row["filled"] and not row["removed"] and row["number"] not in placed
    ]


def _credits(forms):
    usual = forms.credits.form.base_fields["role"].initial
    named, unnamed = [], []
    for number, values, removed, known in _rows_of(forms.credits):
        order = values.pop("ORDER")
        if removed:
            continue
        if values["person"]:
            place = int(order[:6]) if order.isdecimal() else LAST
            named.append((place or LAST, number, values))
        elif known or values["role"] != usual:
            unnamed.append(("credits", values, number))
    named.sort(key=lambda each: each[:2])
    return [(number, values) for _place, number, values in named], unnamed


def _notes(forms):
    fields = forms.notes.form.base_fields
    blank = {name: _typed(field.initial) for name, field in fields.items()}
    found = []
    for number, values, removed, known in _rows_of(forms.notes):
        if removed or not (known or any(values[k] != blank[k] for k in values)):
            continue
        # A standing wording counts only where no words were written.
        if values["text"]:
            values.pop("standing", None)
        found.append((number, values))
    return found


def _all(rows, others):
    ids = {row["id"] for row in rows}
    return rows + [row for row in others if row["id"] not in ids]


def _with_ids(part, given, known, asked):
    """Rows of the form with the ids that they had in the page, if it had any."""
    ids = dict(enumerate(asked.ids[part])) if asked else {}
    left = [row for row in known if row["id"] not in ids.values()]
    others = [values for number, values in given if number not in ids]
    others = iter(settled(part, others, left))
    return [
        {**values, "id": ids[number]} if number in ids else next(others)
        for number, values in given
    ]
