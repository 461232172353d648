"""The notes on a story as its pages show them: in the order of its text."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.text import Truncator
from django.utils.translation import gettext

from articles import remarks
from articles.body import plain
from articles.models import Addressee, Remark, Revision

Kind = Remark.Kind
SHOWN = 60  # letters of a paragraph's name


@dataclass
class Said:
    """A note or an answer, with for whom it was and whether it may be taken back."""

    remark: Any
    addressees: list
    may_take_back: bool = False


@dataclass
class Thread:
    """A note with its answers. `quote` are the words that it was about, where they are
    in the text no more; `place` is the name of the paragraph where they are."""

    head: Said
    answers: list = field(default_factory=list)
    place: str = ""
    quote: str = ""
    is_gone: bool = False
    waits: bool = False
    form: Any = None

    @property
    def remark(self):
        return self.head.remark


@dataclass
class Talk:
    """Open threads by where they belong, and those that are resolved, newest first."""

    to_editors: list = field(default_factory=list)
    whole: list = field(default_factory=list)
    placed: list = field(default_factory=list)
    gone: list = field(default_factory=list)
    resolved: list = field(default_factory=list)

    @property
    def open(self) -> list:
        return [*self.to_editors, *self.whole, *self.placed, *self.gone]

    @property
    def to_editors_said(self) -> list:
        return [each.remark for each in self.to_editors]

    @property
    def by_block(self) -> dict:
        """How many open notes each block has, for the marks beside the text."""
        return dict(Counter(each.remark.block for each in self.placed))


def talk_of(article, user, now) -> Talk:
    talk, places = Talk(), None
    for thread in _threads(article, user, now):
        remark = thread.remark
        if places is None:
            places = places_of(article)
        thread.place = places.get(remark.block, "")
        thread.is_gone = bool(remark.block) and remark.block not in places
        _pile(talk, thread).append(thread)
    order = list(places or ())
    talk.placed.sort(key=lambda each: order.index(each.remark.block))
    talk.resolved.sort(key=lambda each: each.remark.done_at, reverse=True)
    _quote([each for each in (*talk.gone, *talk.resolved) if each.is_gone])
    return talk


def _pile(talk, thread) -> list:
    if thread.remark.done_at:
        return talk.resolved
    if thread.remark.kind == Kind.EDITORS:
        return talk.to_editors
    if thread.is_gone:
        return talk.gone
    return talk.placed if thread.remark.block else talk.whole


def notes_to_editors(article) -> list[Remark]:
    """Open ones, for whoever is about to let the story out."""
    found = article.remarks.filter(kind=Kind.EDITORS, answers=None, done_at=None)
    return list(found.select_related("by__person"))


def open_notes(article) -> int:
    """How many others are open: those to editors are shown whole."""
    found = article.remarks.filter(answers=None, done_at=None)
    return found.exclude(kind=Kind.EDITORS).count()


def _threads(article, user, now) -> list[Thread]:
    told = Addressee.objects.select_related("user__person")
    rows = (
        article.remarks.select_related("by__person", "done_by__person", "step")
        .select_related("revision")
        .defer("revision__content")
        .prefetch_related(Prefetch("addressees", told))
    )
    threads, answers = {}, []
    for each in rows:
        each.article = article
        if each.answers_id:
            answers.append(each)
        else:
            threads[each.pk] = Thread(_said(each))
            _tell(threads[each.pk], each, user)
    for each in answers:
        thread = threads[each.answers_id]
        thread.answers.append(_said(each))
        _tell(thread, each, user)
    for thread in threads.values():
        _offer(thread, user, now)
    return list(threads.values())


def _said(remark) -> Said:
    return Said(remark, [each.user for each in remark.addressees.all() if each.by_name])


def _tell(thread, remark, user):
    thread.waits |= any(
        each.user_id == user.pk and each.seen_at is None
        for each in remark.addressees.all()
    )


def _offer(thread, user, now):
    """The last word may be taken back, and what nobody else has answered."""
    said = [thread.head, *thread.answers]
    for at, each in enumerate(said):
        remark = each.remark
        alone = all(later.remark.by_id == user.pk for later in said[at + 1 :])
        is_new = now - remark.at <= remarks.NEW
        mine = remark.by_id == user.pk and not remark.step_id
        each.may_take_back = mine and is_new and alone


def places_of(article) -> dict:
    """Block -> what a person calls it: its number and first words."""
    captions = dict(article.figures.values_list("block", "caption"))
    return {
        each["id"]: f"{number}. {_name(each, captions.get(each['id'], ''))}"
        for number, each in enumerate(article.body, 1)
    }


def _name(block, caption) -> str:
    words = " ".join((plain(block) or caption).split())
    if block["type"] == "figure":
        picture = gettext("Picture")
        words = f"{picture}: {words}" if words else picture
    return Truncator(words).chars(SHOWN) or gettext("Break")


def _quote(threads) -> None:
    """The last words that were saved of what they were about."""
    for thread in threads:
        version = _last_with(thread.remark) or thread.remark.revision
        thread.quote = _words_in(version, thread.remark.block) if version else ""


def _last_with(remark) -> Revision | None:
    """Not from the version that its writer saw, which may have been written on."""
    block = remark.block
    has_it = Q(content__body__contains=[{"id": block}])
    has_it |= Q(content__figures__contains=[{"block": block}])
    versions = remark.article.revisions.filter(has_it)
    return versions.order_by("-number").first()


def _words_in(version, block) -> str:
    content = version.content
    for each in content.get("body") or ():
        if each["id"] == block and (words := plain(each)):
            return words
    rows = (row for row in content.get("figures") or () if row["block"] == block)
    return next((row["caption"] or row["file_name"] for row in rows), "")
