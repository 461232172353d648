"""A saved version as a page of text to read: as readers would get it, for the desk."""

from articles.body import html
from articles.compose import figure_words, table
from articles.desk.comparable import Use, credit_line
from articles.desk.named import Named
from articles.embeds.blocks import for_editor
from articles.models import Note


def shown(content, edition, user=None) -> dict:
    """What a template needs of one revision's `content`."""
    named = Named([content], edition, user)
    notes = [
        {**note, "label": _note_kind(note["kind"])}
        for note in content.get("notes") or ()
    ]
    topics = content.get("topics") or ()
    section = content.get("section")
    return {
        "content": content,
        "blocks": list(_blocks(content, named)),
        "credits": [
            credit_line(named.people[row["person"]], row["role"])
            for row in content.get("bylines") or ()
            if row["person"] in named.people
        ],
        "notes_above": [each for each in notes if each["place"] == Note.Place.ABOVE],
        "notes_below": [each for each in notes if each["place"] != Note.Place.ABOVE],
        "topics": [named.topics.get(name, name) for name in topics],
        "section": named.sections.get(section, section) or "",
    }


def _note_kind(kind):
    return Note.Kind(kind).label if kind in Note.Kind.values else kind


def _blocks(content, named):
    rows = {row["block"]: row for row in content.get("figures") or ()}
    for each in content.get("body") or ():
        kind = {"type": each["type"]}
        if kind["type"] == "figure":
            if row := rows.get(each["id"]):
                yield kind | _figure(row, named)
        elif kind["type"] == "list":
            items = [html(item) for item in each.get("items") or ()]
            yield kind | {"ordered": each.get("ordered"), "items": items}
        elif kind["type"] == "table":
            yield kind | table(each)
        elif kind["type"] == "embed":
            yield for_editor(each) | {"html": html(each["spans"])}
        else:
            # Of a sound, video or document its number in the library, too.
            kind["file"] = each.get("file")
            yield kind | {"html": html(each.get("spans") or ())}


def _figure(row, named) -> dict:
    image = named.images.get(row["image"])
    words = figure_words(Use(row), named.words_of(row["image"]))
    return {"image": image, "file_name": row["file_name"], **words}
