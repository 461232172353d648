"""The original beside its translation, part by part, for the translation's page."""

import json
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext_lazy as _

from articles.desk.alignment import Budget
from articles.desk.behind import Seen
from articles.desk.counting import count
from articles.desk.sheets import sheet
from articles.desk.words import word_diff
from articles.embeds.blocks import for_editor
from articles.glossary.beside import glossary_beside
from articles.models import Article
from articles.translation.naming import names_of
from articles.translation.parts import FIELDS, OF_FIGURE
from articles.translation.standing import State, standing
from media.models import Image
from people.roles import may

LABELS = {
    State.TODO: _("to do"),
    State.DONE: _("done"),
    State.CHANGED: _("source changed"),
    State.GONE: _("no more in the original"),
    State.NEW: _("no place yet"),
    State.DROPPED: _("left out on purpose"),
    State.EXTRA: _("words of its own"),
}


@dataclass
class SideRow:
    """`pieces` is what changed in the source; `places` are the keys of the parts that
    render it, with their names."""

    state: State
    key: str
    name: str
    kind: str
    text: str
    places: dict
    words: int = 0
    pieces: list = field(default_factory=list)
    is_let: bool = False
    is_begun: bool = False
    picture: object = None
    sheet: object = None

    @property
    def label(self):
        return LABELS[self.state]

    @property
    def is_block(self):
        return self.kind not in (*FIELDS, *OF_FIGURE)

    @property
    def place_keys(self):
        return " ".join(self.places)


@dataclass
class Side:
    """`is_shown` is false where this person may not read the original."""

    original: Article
    source: object = None
    rows: list = field(default_factory=list)
    is_shown: bool = False
    is_dense: bool = False
    may_let: bool = False
    blocks: dict = field(default_factory=dict)
    # Of the translation, for who chooses a place from a list.
    places: dict = field(default_factory=dict)

    @property
    def number(self):
        return self.source.number if self.source else 0

    @property
    def wanted(self):
        kept = (State.EXTRA, State.DROPPED, State.GONE)
        return [row for row in self.rows if row.state not in kept]

    @property
    def done(self):
        return [row for row in self.wanted if row.state == State.DONE]

    @property
    def words(self):
        return sum(row.words for row in self.wanted)

    @property
    def words_done(self):
        return sum(row.words for row in self.done)

    @property
    def labels_json(self):
        return json.dumps(
            {state.value: str(label) for state, label in LABELS.items()},
            ensure_ascii=False,
        )

    @property
    def sent(self):
        """For the script: what is put into the translation, and the words it had."""
        texts = {row.key: row.text for row in self.rows if row.key}
        return {"blocks": self.blocks, "texts": texts}


def side_of(article, user, images=None) -> Side | None:
    """None where the original is not here, or the translation need not follow it.
    `images` are pictures that the page has read already."""
    if not (article.pk and article.original_id) or article.adapted_freely:
        return None
    original = article.original
    offered = Article.objects.translatable_by(user)
    if not offered.filter(pk=original.pk).exists():
        return Side(original)
    stand = article.stand = standing(article)
    glossary_beside(article)
    if stand.source is None:
        return Side(original)
    content = stand.source.content
    names, places = names_of(content["body"]), names_of(article.body)
    texts = "".join(row.source.text for row in stand.rows if row.source)
    side = Side(
        original,
        stand.source,
        is_shown=True,
        is_dense=count(texts).is_dense,
        may_let=may(user, "approve", article.edition),
        places=places,
    )
    budget, pictures = Budget(), _pictures(content, images or {})
    seen = Seen(original, user)
    for row in stand.rows:
        side.rows.append(_row(_known(row, seen), side, names, budget, pictures))
    side.blocks = _blocks(content)
    return side


def _known(row, seen):
    """Without words of a version that this person may not read."""
    return replace(row, was=None) if seen.is_closed(row) else row


def _row(row, side, names, budget, pictures) -> SideRow:
    part = row.source or row.was
    key = part.key if part else ""
    made = SideRow(
        row.state,
        key,
        _name(row, names, side.places),
        part.kind if part else row.targets[0].kind,
        part.text if part else "",
        {each.key: side.places.get(each.key, each.key) for each in row.targets},
        is_let=row.is_let,
        picture=pictures.get(part.block) if part else None,
    )
    made.sheet = sheet(row.source, row.was, budget)
    if row.source:
        counted = count(row.source.text)
        made.words = counted.characters if side.is_dense else counted.words
    if row.state == State.CHANGED and row.was:
        made.pieces = word_diff(row.was.text, row.source.text, budget)
    if row.state == State.TODO:
        made.is_begun = any(each.text not in ("", made.text) for each in row.targets)
    return made


def _name(row, names, places):
    if row.source:
        return names[row.source.key]
    return places.get(row.targets[0].key, "")


def _pictures(content, known) -> dict:
    """Pictures of the source by the ids of their blocks."""
    ids = {row["block"]: row["image"] for row in content["figures"] if row["image"]}
    others = set(ids.values()) - known.keys()
    images = known | Image.objects.prefetch_related("renditions").in_bulk(others)
    return {key: images[pk] for key, pk in ids.items() if pk in images}


def _blocks(content) -> dict:
    """What is put into the translation where a part gets a place there, by id."""
    figures = {row["block"]: row for row in content["figures"]}
    found = {}
    for each in content["body"]:
        if each["type"] == "figure":
            row = figures.get(each["id"], {})
            image = {"image": row.get("image"), "name": row.get("file_name", "")}
            joined = {"joined": True} if each.get("joined") else {}
            found[each["id"]] = {"type": "figure", **joined, **image}
        else:
            found[each["id"]] = for_editor(each)
    return found
