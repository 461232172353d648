"""Saying that two existing texts are original and translation, and undoing it.

Each function is one transaction under the translation's lock, and is kept as a step.
"""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from articles import holds, workflow
from articles.models import Article, Pairing, Rendering, Transition
from articles.snapshot import snapshot
from articles.steps import Refused, may_do
from articles.translation.originals import versions_for, why_not_original
from articles.translation.parts import parts_of
from articles.translation.standing import mark_behind

PAIRED, UNPAIRED, ADAPTED = "pair", "unpair", "adapt"
_ORIGIN = ("original_id", "source_language", "source_address", "true_to_id")


def pair(article_id, by, original_id, version, seen, rows) -> Pairing:
    """`rows` are (source, target) keys of parts; an empty target says that the source
    was left out on purpose. `version` is the number of the original's version that the
    translation is true to, `seen` that of the translation which `by` had in view."""
    try:
        with transaction.atomic():
            # First all: who swaps the original waits, or has been.
            locked_with(article_id, original_id)
            article = _to_change(article_id, by)
            if article.version != seen:
                raise Refused(_saved_since())
            return _pair(article, by, original_id, version, rows)
    except IntegrityError as error:
        raise Refused(
            gettext("Somebody else translated that story into %(edition)s just now.")
            % {"edition": Article.objects.get(pk=article_id).edition}
        ) from error


def locked_with(*ids) -> None:
    """The rows of all languages of these stories, locked in one order."""
    works = Article.objects.filter(pk__in=ids).values_list("pk", "original")
    heads = {original or pk for pk, original in works}
    of_works = Article.objects.filter(pk__in=heads)
    of_works |= Article.objects.filter(original__in=heads)
    rows = of_works.select_for_update(of=("self",), no_key=True).in_order_of_locks()
    list(rows.values("pk"))


def _pair(article, by, original_id, version, rows):
    original = (
        Article.objects.translatable_by(by)
        .select_related("edition")
        .filter(pk=original_id, original=None)
        .first()
    )
    if original is None and original_id == article.original_id:
        original = Article.objects.select_related("edition").get(pk=original_id)
    if original is None:
        raise Refused(gettext("That original is not there, or not open to you."))
    if reason := why_not_original(article, original):
        raise Refused(reason)
    source = versions_for(original, by).filter(number=version).first()
    if source is None:
        raise Refused(gettext("The original has no such version."))
    made = Pairing.objects.create(
        article=article,
        original=original,
        before=_stands(article),
        at=workflow.clock(),
        by=by,
    )
    _put(article, original, source, rows)
    keep_unwaiting(article, by, gettext("Paired with its original"))
    _step(article, by, PAIRED, original.edition)
    return made


def _put(article, original, source, rows):
    article.original, article.true_to = original, source
    article.source_language = article.source_address = ""
    article.save()
    there = {each.key for each in parts_of(source.content)}
    here = {each.key for each in parts_of(snapshot(article))} | {""}
    article.renderings.all().delete()
    Rendering.objects.bulk_create(
        Rendering(
            article=article,
            source=key,
            part=part,
            state=Rendering.State.DONE if part else Rendering.State.DROPPED,
            true_to=source,
        )
        for key, part in dict.fromkeys(rows)
        if key in there and part in here
    )


def last_pairing(article) -> Pairing | None:
    """The one that can be undone."""
    last = article.pairings.select_related("by__person").first()
    if last is None or last.undone_at or last.original_id != article.original_id:
        return None
    return last


def undo(article_id, by) -> Article:
    """The translation stands to its original as before it was paired last."""
    with transaction.atomic():
        locked_with(article_id)
        article = _to_change(article_id, by)
        last = last_pairing(article)
        if last is None:
            raise Refused(gettext("There is no pairing to undo."))
        was = last.before["original_id"]
        if was and not Article.objects.filter(pk=was, original=None).exists():
            raise Refused(gettext("What it was a translation of has changed since."))
        if held := holds.why_not_moved(article, Article.objects.filter(pk=was).first()):
            raise Refused(held)
        for name in _ORIGIN:
            setattr(article, name, last.before[name])
        article.save()
        article.renderings.all().delete()
        Rendering.objects.bulk_create(
            Rendering(article=article, **each) for each in last.before["renderings"]
        )
        last.undone_at = workflow.clock()
        last.save(update_fields=["undone_at"])
        article = workflow.locked(article_id)
        if not article.original_id:
            article.stale_since = None
            article.save(update_fields=["stale_since"])
        keep_unwaiting(article, by, gettext("Pairing undone"))
        _step(article, by, UNPAIRED, last.original.edition)
    return article


def adapt(article_id, by, freely) -> Article:
    """Say whether the translation follows its original part by part. The duty to take
    over corrections stays."""
    with transaction.atomic():
        article = _to_change(article_id, by)
        if article.adapted_freely == freely:
            return article
        article.adapted_freely = freely
        article.save(update_fields=["adapted_freely"])
        if article.original_id:
            mark_behind(article, workflow.clock())
        _step(article, by, ADAPTED, gettext("yes") if freely else gettext("no"))
    return article


def keep_unwaiting(article, by, why) -> None:
    """Keep a change that is none of the text: nothing waits for readers because of
    it, where nothing did before."""
    had_all = article.printed == article.version
    workflow.keep(article, by, why)
    if had_all:
        article.printed = article.version
        Article.objects.filter(pk=article.pk).update(printed=article.printed)


def _to_change(article_id, by):
    article = workflow.locked(article_id)
    if not may_do(article, "edit", by):
        raise Refused(gettext("You may read this story and not change it."))
    return article


def _stands(article) -> dict:
    rows = article.renderings.values("part", "source", "state", "true_to_id", "let_by")
    return {
        **{name: getattr(article, name) for name in _ORIGIN},
        "renderings": [{**row, "let_by_id": row.pop("let_by")} for row in rows],
    }


def _step(article, by, verb, note):
    Transition.objects.create(
        article=article,
        verb=verb,
        before=article.state,
        after=article.state,
        revision=article.revisions.first(),
        at=workflow.clock(),
        by=by,
        note=str(note),
    )


def _saved_since():
    return gettext(
        "Somebody saved the translation after you opened this page. Look at it again."
    )
