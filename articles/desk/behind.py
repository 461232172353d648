"""What of its original a translation does not say yet, as its page shows it."""

from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.desk.alignment import Budget
from articles.desk.comparable import LABELS, TYPES, Block
from articles.desk.differences import differences
from articles.desk.marks import mark_changes
from articles.desk.sheets import sheet, sheet_of
from articles.desk.words import Piece, word_diff
from articles.models import Article, Window
from articles.querysets import LIVE_NOW
from articles.translation.catching_up import key_of
from articles.translation.duties import open_duties
from articles.translation.parts import FIELDS, OF_FIGURE
from articles.translation.standing import BEHIND, State, standing
from people.roles import may

_OF_FIGURE = {
    "caption": _("caption"),
    "alt": _("alt text"),
    "credit": _("credit line"),
}


@dataclass
class BehindRow:
    """One part of the original that is another now, with what translates it.
    `was_closed` where the words before are not for who looks."""

    key: str
    state: State
    label: str
    pieces: list = field(default_factory=list)
    marks: list = field(default_factory=list)
    targets: list = field(default_factory=list)
    address: str = ""
    was_closed: bool = False
    # Of a table, in place of the pieces.
    sheet: object = None

    @property
    def only_marks(self) -> bool:
        return bool(self.pieces) and all(each.kind == "same" for each in self.pieces)


@dataclass
class Behind:
    """`changes` (Differences) is the whole original since then, of a translation whose
    parts are not paired; `is_closed` where none of its words are for who looks."""

    is_paired: bool
    is_behind: bool
    source: object
    rows: list[BehindRow] = field(default_factory=list)
    others: int = 0
    changes: object = None
    is_closed: bool = False

    @property
    def has_new(self) -> bool:
        return any(row.state == State.NEW for row in self.rows)


def duties_of(article, user, now) -> list:
    """Corrections of the original that the translation has to take over; whether that
    is for `user` to do."""
    duties = list(open_duties(article)) if article.original_id else []
    for each in duties:
        each.is_late = each.due_at < now
        each.may_settle = may(user, "correct", article.edition)
    return duties


def behind(article, user) -> Behind:
    """Of a translation whose original is here."""
    stands = standing(article)
    is_behind = stands.is_behind and not article.adapted_freely
    found = Behind(stands.is_paired, is_behind, stands.source)
    seen = Seen(article.original, user)
    if not is_behind:
        return found
    if not seen.may_read(stands.source):
        found.is_closed = True
    elif stands.is_paired:
        found.rows = _rows(article, stands, seen)
        found.others = len(stands.done)
    elif seen.may_read(article.true_to):
        edition = article.original.edition
        before, after = article.true_to.content, stands.source.content
        found.changes = differences(before, after, edition, user)
    return found


class Seen:
    """Which versions of the original are for this person: all, where they may read
    it; else what was printed, while readers have the story."""

    def __init__(self, original, user):
        self.original, self.user = original, user

    @cached_property
    def all(self):
        readable = Article.objects.visible_to(self.user)
        return readable.filter(pk=self.original.pk).exists()

    @cached_property
    def printed(self):
        live = Window.objects.filter(LIVE_NOW, article=self.original)
        if self.all or not live.exists():
            return set()
        return set(self.original.prints.values_list("revision_id", flat=True))

    def may_read(self, revision) -> bool:
        return self.all or bool(revision) and revision.pk in self.printed

    def is_closed(self, row) -> bool:
        """Whether the words before, of a row of a standing, are not for them."""
        ids = {each.true_to_id for each in row.renderings}
        return bool(row.was) and not self.all and not ids <= self.printed


def _rows(article, stands, seen):
    budget, addresses, before = Budget(), _addresses(article), ""
    found = []
    for row in stands.rows:
        if row.state in BEHIND:
            shown = _row(row, seen, budget, addresses)
            shown.address = shown.address or before or addresses("body")
            found.append(shown)
        before = next((addresses(p.key) for p in row.targets if _is_text(p)), before)
    return found


def _row(row, seen, budget, addresses):
    part = row.source or row.was or row.targets[0]
    was_closed = seen.is_closed(row)
    was = None if was_closed else row.was
    pieces = _pieces(was, row.source, budget)
    return BehindRow(
        key_of(row),
        row.state,
        str(LABELS.get(part.kind) or TYPES.get(part.kind) or _OF_FIGURE[part.kind]),
        pieces,
        mark_changes(_block(was), _block(row.source), pieces)
        if was and row.source
        else [],
        [(each, addresses(each.key), sheet(each)) for each in row.targets],
        addresses(row.targets[0].key) if row.targets else "",
        was_closed,
        _sheet(was, row.source, budget),
    )


def _pieces(was, now, budget):
    if was and now:
        return word_diff(was.text, now.text, budget)
    if now:
        return [Piece("added", now.text)]
    return [Piece("removed", was.text)] if was else []


def _sheet(was, now, budget):
    if now and was:
        return sheet(now, was, budget)
    part, kind = (now, "added") if now else (was, "removed")
    return sheet_of(dict(part.value), kind=kind) if part and _is_table(part) else None


def _is_table(part):
    return part.kind == "table"


def _block(part) -> Block:
    is_text = isinstance(part.value, list) and isinstance(part.value[0], str)
    spans = part.value[1] if is_text else [{"text": part.text}]
    return Block("", part.kind, "", tuple(spans))


def _is_text(part) -> bool:
    return part.key not in FIELDS and part.kind not in OF_FIGURE


def _addresses(article):
    """Where each part is written on the story's page."""
    page = reverse("admin:articles_article_change", args=[article.pk])
    figures = [each["id"] for each in article.body if each["type"] == "figure"]

    def address(key):
        block, _slash, name = key.partition("/")
        if key in FIELDS or key == "body":
            return f"{page}#id_{key}"
        if name:
            return f"{page}#id_figures-{figures.index(block)}-{name}"
        return f"{page}?at={block}#id_body"

    return address
