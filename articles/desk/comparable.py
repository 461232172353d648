"""A saved version and a finished story in the one shape in which they are compared."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from articles.compose import figure_words
from articles.desk.named import Named, images_of
from articles.desk.spans import spans_of
from articles.desk.tokens import composed
from articles.embeds.blocks import shown_address
from articles.models import Byline, Correction, Note
from articles.tables import filled
from articles.wording import language_name
from media.models import Enclosure

# In the order of the page. The desk's own are in no finished story.
LABELS = {
    "kicker": _("label above headline"),
    "headline": _("headline"),
    "deck": _("deck (standfirst)"),
    "dateline": _("dateline"),
    "credits": _("credits"),
    "section": _("section"),
    "topics": _("topics"),
    "slug": _("address on the site"),
    "original": _("translation of"),
    "source_language": _("translated from"),
    "source_address": _("address of the original"),
    "planned_at": _("planned for"),
}
TYPES = {
    "paragraph": _("paragraph"),
    "subheading": _("subheading"),
    "quote": _("quote"),
    "list": _("list"),
    "numbered": _("numbered list"),
    "table": _("table"),
    **{str(kind): kind.label for kind in Enclosure.Kind},
    "embed": _("link card"),
    "figure": _("picture"),
    "joined": _("picture of a gallery"),
    "data": _("data of the picture"),
    "pictured": _("link card with the picture above"),
    "divider": _("divider"),
}
_JOINED = {"table": "data", "embed": "pictured"}
_MARKS = ("strong", "em", "href")


@dataclass(frozen=True)
class Picture:
    """A picture at its place; `image` is its row, where it still is in the library."""

    image_id: int | None
    image: object
    file_name: str
    caption: str
    alt: str
    credit: str
    decorative: str = ""


@dataclass(frozen=True)
class Block:
    """One block, note or correction. `spans` are dicts as in `articles.body`; `table`
    is the block of one, whose cells are parted by strokes in the spans."""

    id: str
    type: str
    label: str
    spans: tuple = ()
    picture: Picture | None = None
    table: dict | None = None

    @property
    def text(self) -> str:
        return "".join(span["text"] for span in self.spans)


@dataclass
class Side:
    """One of the two that are compared. A value that is a list is compared whole
    item by whole item."""

    values: dict = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    corrections: list[Block] = field(default_factory=list)


def sides(before, after, edition, user=None) -> tuple[Side, Side]:
    """Both as sides: each a revision's `content` or a finished story."""
    both = [each or {} for each in (before, after)]
    named = Named([each for each in both if "body" in each], edition, user)
    ids = {image for each in both for image in _images_of_story(each)}
    images = named.images | images_of(ids - set(named.images), edition)
    return tuple(
        _of_revision(each, named) if "body" in each else _of_story(each, images)
        for each in both
    )


def _images_of_story(story):
    return [each["image"] for each in story.get("blocks") or () if each.get("image")]


def _of_revision(content, named) -> Side:
    rows = {row["block"]: row for row in content.get("figures") or ()}
    texts = ("kicker", "headline", "deck", "dateline", "slug", "source_address")
    section, original = content.get("section"), content.get("original")
    topics = content.get("topics") or ()
    values = {name: content.get(name) or "" for name in texts} | {
        "credits": [_credit(row, named) for row in content.get("bylines") or ()],
        "section": named.sections.get(section, section) or "",
        # A version has them in another order than a print, which means nothing.
        "topics": sorted(named.topics.get(name, name) for name in topics),
        "original": named.originals.get(original)
        or (f"№ {original}" if original else ""),
        "source_language": _language(content.get("source_language")),
        "planned_at": _planned(content.get("planned_at"), named.edition),
    }
    blocks = [
        _block(each, _picture(rows.get(each["id"]), named))
        for each in content.get("body") or ()
        if each["type"] != "figure" or each["id"] in rows
    ]
    return Side(values, blocks, _notes(content))


def _credit(row, named):
    name = named.people.get(row["person"]) or gettext("somebody who is gone")
    return credit_line(name, row["role"])


def credit_line(name, role) -> str:
    known = role in Byline.Role.values
    return f"{name} ({Byline.Role(role).label if known else role})"


def _language(tag):
    return f"{language_name(tag)} ({tag})" if tag else ""


def _planned(moment, edition):
    if not moment:
        return ""
    return f"{datetime.fromisoformat(moment).astimezone(edition.zone):%Y-%m-%d %H:%M}"


def _picture(row, named):
    if row is None:
        return None
    image_id = row["image"]
    words = _said(figure_words(Use(row), named.words_of(image_id)))
    return Picture(image_id, named.images.get(image_id), row["file_name"], **words)


def _said(words) -> dict:
    """Each in words: that it is decorative, too."""
    said = gettext("yes") if words.get("decorative") else ""
    texts = {name: words.get(name) or "" for name in ("caption", "alt", "credit")}
    return {**texts, "decorative": said}


class Use:
    """The words of a use of a picture, as a row of a saved version has them."""

    def __init__(self, row):
        self.caption, self.alt, self.credit = row["caption"], row["alt"], row["credit"]
        self.decorative = bool(row.get("decorative"))


def _of_story(story, images) -> Side:
    texts = ("kicker", "headline", "deck", "dateline")
    source = story.get("source") or {}
    values = {name: story.get(name) or "" for name in texts} | {
        "credits": [
            credit_line(each["name"], each["role"])
            for each in story.get("credits") or ()
        ],
        "section": (story.get("section") or {}).get("name", ""),
        "topics": sorted(each["name"] for each in story.get("topics") or ()),
        "source_language": _language(source.get("language")),
        "source_address": source.get("address", ""),
    }
    blocks = [
        _block(_with_spans(each), _printed_picture(each, images))
        for each in story.get("blocks") or ()
    ]
    return Side(values, blocks, _notes(story), _corrections(story))


def _printed_picture(each, images):
    if each["type"] != "figure":
        return None
    return Picture(each["image"], images.get(each["image"]), "", **_said(each))


def _with_spans(each) -> dict:
    """A block of a finished story, with spans in place of HTML."""
    if each["type"] == "list":
        return {**each, "items": [spans_of(item) for item in each["items"]]}
    if each["type"] == "table":
        lines = {name: spans_of(each[name]) for name in ("caption", "source")}
        rows = [[spans_of(cell) for cell in row] for row in each["rows"]]
        return {**each, **lines, "rows": rows}
    return {**each, "spans": spans_of(each.get("html", ""))}


def _block(each, picture) -> Block:
    kind, table = each["type"], None
    if kind == "list":
        kind = "numbered" if each.get("ordered") else "list"
        spans = _of_items(each.get("items") or ())
    elif kind == "table":
        # Empty rows and columns at the end are the desk's only.
        table = {**each, "rows": filled(each["rows"])}
        rows = map(_of_cells, table["rows"])
        spans = _joined([each["caption"], *rows, each["source"]])
    elif kind == "embed":
        lines = (shown_address(each), each["title"])
        spans = _joined([*([{"text": line}] for line in lines if line), each["spans"]])
    else:
        spans = each.get("spans") or ()
    named = _JOINED.get(kind, "joined") if each.get("joined") else kind
    label = TYPES.get(named, kind)
    return Block(each["id"], kind, label, tuple(map(_span, spans)), picture, table)


def _of_items(items, sign="\n"):
    for number, item in enumerate(items):
        if number:
            yield {"text": sign}
        yield from item


def _of_cells(row):
    return list(_of_items(row, " | "))


def _joined(lines):
    return _of_items([line for line in lines if line])


def _span(span):
    marks = {mark: span[mark] for mark in _MARKS if span.get(mark)}
    return {"text": composed(span["text"]), **marks}


def _notes(content) -> list[Block]:
    return [
        Block("", "note", _note_label(note), (_span(note),))
        for note in content.get("notes") or ()
    ]


def _note_label(note):
    kind, place = note["kind"], note["place"]
    kind = Note.Kind(kind).label if kind in Note.Kind.values else kind
    place = Note.Place(place).label if place in Note.Place.values else place
    return pgettext("a note and its place", "%(kind)s, %(place)s") % {
        "kind": kind,
        "place": place,
    }


def _corrections(story) -> list[Block]:
    kinds = Correction.Kind
    return [
        Block(
            each["at"],
            "correction",
            kinds(each["kind"]).label if each["kind"] in kinds.values else each["kind"],
            (_span(each),),
        )
        for each in story.get("corrections") or ()
    ]
