"""Talking about a story: notes on it and on its paragraphs, answers, and for whom they
wait.

Whoever may read a story may read its notes and write some. They are no record: who
wrote one can take it back while it is new and nobody has answered. What came with a
step stays, as the step does.
"""

import re
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, prefetch_related_objects
from django.utils.translation import gettext, ngettext

from articles.body import storable
from articles.models import Addressee, Article, Remark, Revision
from articles.readers import may_read, readers_of
from articles.refused import Refused
from people.models import User

LONGEST = 4_000
# How long who wrote one may take it back.
NEW = timedelta(minutes=15)
# Sent twice in this time it is one note: a button was pressed twice.
TWICE = timedelta(minutes=1)
_NAMED = re.compile(r"(?<![\w.@+-])@([\w.@+-]+)")


def write(
    article_id, by, text, now, *, block="", seen=None, kind=Remark.Kind.NOTE, named=()
) -> Remark:
    """A note on a story, or on its block with that id; `seen` is the version that `by`
    had before them and `named` are users for whom it waits. Raises Refused."""
    with transaction.atomic():
        article = Article.objects.locked(article_id)
        text = _needs(article, by, text)
        made = _written_already(
            article, by, text, now, block=block, kind=kind, answers=None
        )
        if made is None:
            made = Remark.objects.create(
                article=article,
                kind=kind,
                block=block,
                revision=_version_with(article, block, seen),
                text=text,
                at=now,
                by=by,
            )
            _tell(made, article, named)
    return made


def answer(remark_id, by, text, now, named=()) -> Remark:
    """To a note; an answer to an answer goes to the note. Raises Refused."""
    with transaction.atomic():
        asked, article = _found(remark_id)
        text = _needs(article, by, text)
        head = asked.answers or asked
        see(head, by, now)
        made = _written_already(article, by, text, now, answers=head)
        if made is None:
            made = Remark.objects.create(
                article=article, answers=head, text=text, at=now, by=by
            )
            _tell(made, article, named)
    return made


def carry(step, now) -> Remark | None:
    """The words of a step among the notes, open until somebody resolves them; for whom
    they name, too."""
    if not step.note.strip():
        return None
    made = Remark.objects.create(
        article=step.article,
        kind=Remark.Kind.STEP,
        revision=step.revision,
        step=step,
        at=now,
        by=step.by,
    )
    if _NAMED.search(step.note):
        named = named_in(step.note, readers_of(step.article))
        Addressee.objects.bulk_create(
            Addressee(remark=made, user=user, by_name=True)
            for user in named
            if user.pk != step.by_id
        )
    return made


def resolve(remark_id, by, now) -> Remark:
    """What it asked for is done: it waits for nobody any more."""
    with transaction.atomic():
        remark = _head(remark_id, by)
        if remark.done_at:
            raise Refused(gettext("Somebody has resolved this note already."))
        remark.done_at, remark.done_by = now, by
        remark.save(update_fields=["done_at", "done_by"])
        see(remark, by, now)
    return remark


def reopen(remark_id, by) -> Remark:
    with transaction.atomic():
        remark = _head(remark_id, by)
        if not remark.done_at:
            raise Refused(gettext("This note is open already."))
        remark.done_at = remark.done_by = None
        remark.save(update_fields=["done_at", "done_by"])
    return remark


def move(remark_id, by, block) -> Remark:
    """To another paragraph, where its own is gone; nothing for the whole story."""
    with transaction.atomic():
        remark = _head(remark_id, by)
        article = Article.objects.get(pk=remark.article_id)
        if block and all(each["id"] != block for each in article.body):
            raise Refused(gettext("There is no such paragraph in this story."))
        remark.block = block
        remark.save(update_fields=["block"])
    return remark


def see(head, by, now) -> int:
    """`by` has read a note and its answers: they wait no more for them."""
    talk = Q(remark=head) | Q(remark__answers=head)
    return Addressee.objects.filter(talk, user=by, seen_at=None).update(seen_at=now)


def why_stays(remark, by, now) -> str:
    """Why `by` may not take a note back; empty where they may."""
    if remark.step_id:
        return gettext("It came with a step, and stays as the step does.")
    if remark.by_id != by.pk:
        return gettext("Who wrote a note takes it back.")
    if now - remark.at > NEW:
        return gettext("A note can be taken back for 15 minutes. Resolve it instead.")
    later = Remark.objects.filter(answers=remark.answers_id or remark.pk)
    if later.filter(pk__gt=remark.pk).exclude(by=by.pk).exists():
        return gettext("Somebody has answered already. Resolve it instead.")
    return ""


def take_back(remark_id, by, now) -> None:
    """It is gone, and for whom it waited does not see it any more."""
    with transaction.atomic():
        remark, article = _found(remark_id)
        _may(article, by)
        if reason := why_stays(remark, by, now):
            raise Refused(reason)
        remark.delete()


def named_in(text, readers) -> list[User]:
    """Who of `readers` is named with @ and the name of their sign-in."""
    names = {found.rstrip(".").casefold() for found in _NAMED.findall(text)}
    return [user for user in readers if user.username.casefold() in names]


def unreached(text, readers) -> str:
    """A sentence on whom a text names that may not read the story. Whether there is
    such a name at all it does not tell."""
    known = {user.username.casefold() for user in readers}
    names = dict.fromkeys(found.rstrip(".")[:150] for found in _NAMED.findall(text))
    missed = [f"@{each}" for each in names if each and each.casefold() not in known]
    if not missed:
        return ""
    return ngettext(
        "It did not reach %(names)s, who cannot read this story. Check the name, or add"
        " them to the team and name them again.",
        "It did not reach %(names)s, who cannot read this story. Check the names, or"
        " add them to the team and name them again.",
        len(missed),
    ) % {"names": ", ".join(missed)}


def _found(remark_id):
    """A note with its story, locked in this order by everybody."""
    remarks = Remark.objects.select_related("answers")
    remark = remarks.filter(pk=remark_id).first()
    article = remark and Article.objects.locked(remark.article_id)
    # Who held the lock may have taken it back.
    if remark is None or not Remark.objects.filter(pk=remark_id).exists():
        raise Refused(gettext("This note was taken back. Nothing was written."))
    return remark, article


def _head(remark_id, by) -> Remark:
    remark, article = _found(remark_id)
    _may(article, by)
    remark = remark.answers or remark
    remark.refresh_from_db(fields=["done_at", "done_by"])
    return remark


def _may(article, by) -> None:
    if not may_read(by, article):
        raise Refused(
            gettext("You may not read this story. Ask an editor of %(edition)s.")
            % {"edition": article.edition}
        )


def _needs(article, by, text) -> str:
    _may(article, by)
    if not text.strip():
        raise Refused(gettext("Write your note first."))
    return storable(text.strip())


def _written_already(article, by, text, now, **said) -> Remark | None:
    same = Remark.objects.filter(article=article, by=by, text=text, **said)
    return same.filter(at__gt=now - TWICE, done_at=None).first()


def _version_with(article, block, seen) -> Revision | None:
    """The version in which the words stand that a note is about: the newest, or where
    the block is gone by now, the one that its writer saw."""
    versions = article.revisions.order_by("-number")
    if not block:
        return versions.first()
    newest = versions.first()
    if newest and any(each["id"] == block for each in article.body):
        return newest
    with_it = versions.filter(content__body__contains=[{"id": block}])
    found = with_it.filter(number=seen).first() or with_it.first()
    if found is None:
        raise Refused(
            gettext(
                "There is no such paragraph in this story. Choose another one, or the"
                " whole story."
            )
        )
    return found


def _tell(remark, article, named) -> None:
    """Who is named, the team, and who has talked there before; only who may read it."""
    by_name = {user.pk: user for user in named}
    head = remark.answers_id
    # Of each of them it is asked whether the team has them.
    prefetch_related_objects([article], "team")
    talk = Remark.objects.filter(Q(pk=head) | Q(answers=head)) if head else ()
    near = {each.by_id for each in talk} | {each.user_id for each in article.team.all()}
    others = User.objects.in_bulk(near - by_name.keys())
    Addressee.objects.bulk_create(
        Addressee(remark=remark, user=user, by_name=pk in by_name)
        for pk, user in (by_name | others).items()
        if pk != remark.by_id and may_read(user, article)
    )
