"""What every verb stands on: the clock, the lock, and the record of the step."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

from articles import cards, holds, remarks, second_looks
from articles.models import Article, Transition
from articles.previews import links as preview_links
from articles.refused import Refused
from articles.steps import VERBS, why_not
from articles.translation import duties
from articles.windows import frozen

_WITH_READERS = frozenset({"publish", "update", "correct", "cancel", "kill"})
_PRINTS = _WITH_READERS | {"reschedule"}
_WITHOUT_READERS = frozenset({"cancel", "kill"})
# What is said with them is for the writer, and open until it is done.
_TALKING = frozenset({"send_back"})
_OUT_OF_THE_WAY = (Article.State.KILLED, Article.State.SPIKED)
_CHANGED = ["state", "slug", "planned_at", "embargo_until", "changed_at"]
_CHANGED += ["developing_since", "breaking_until"]
_BACKDATED = ContextVar("backdated", default=None)


@contextmanager
def backdated(moment):
    """Verbs inside happen at `moment`: for archives and samples that are brought in."""
    token = _BACKDATED.set(moment)
    try:
        yield
    finally:
        _BACKDATED.reset(token)


def clock():
    """The database's time now, also inside a transaction."""
    if moment := _BACKDATED.get():
        return moment
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        return cursor.fetchone()[0]


def _clock_and_freeze():
    """With one question: the time, and whether the newsroom's publishing is frozen.
    The database refuses by itself, too; this says so before the work is done."""
    if moment := _BACKDATED.get():
        return moment, False
    with connection.cursor() as cursor:
        cursor.execute(
            "select clock_timestamp(),"
            " exists (select from articles_freeze where ended_at is null)"
        )
        return cursor.fetchone()


def locked(article_id) -> Article:
    return Article.objects.locked(article_id)


def locked_work(article_id):
    """The story in every language, all rows locked in one order, so that two verbs on
    the whole never wait for each other."""
    works = Article.objects.of_work(Article.objects.get(pk=article_id))
    list(works.select_for_update(of=("self",), no_key=True).in_order_of_locks())
    return works


@contextmanager
def doing(verb, article_id, by, note="", moment=None):
    """One verb on one locked article; records the step when the body is done. `moment`
    is given where it is part of another verb that began before."""
    with transaction.atomic():
        article = locked(article_id)
        now, is_frozen = (moment, False) if moment else _clock_and_freeze()
        article.moment = now
        if reason := why_not(article, verb, by, now):
            raise Refused(reason)
        if is_frozen and holds.is_stopped_by_freeze(article, verb):
            raise Refused(frozen())
        yield article
        step(article, verb, by, note)


def step(article, verb, by, note) -> None:
    """The step of a verb, and what it means for who has to look at it."""
    made = record_step(article, verb, by, note, VERBS[verb].after or article.state)
    if verb in _TALKING:
        remarks.carry(made, article.moment)
    if verb in _WITH_READERS:
        second_looks.settle(article, by, article.moment)
    # An archive that is brought in does not wait for its cards: draw_cards makes them.
    if verb in _PRINTS and not _BACKDATED.get():
        cards.settle_on_commit(article)
    if verb in _WITHOUT_READERS:
        duties.end(article, by, article.moment)
    if getattr(article, "is_alone", False):
        second_looks.ask(article, made)


def record_step(article, verb, by, note, after) -> Transition:
    before, article.state = article.state, after
    if after in _OUT_OF_THE_WAY:
        preview_links.end_all(article, article.moment, by)
    article.save(update_fields=_CHANGED)
    return Transition.objects.create(
        article=article,
        verb=verb,
        before=before,
        after=after,
        revision=article.revisions.first(),
        at=article.moment,
        by=by,
        note=note,
        overridden=getattr(article, "overridden", []),
    )


def needs(text, sentence) -> None:
    if not text.strip():
        raise Refused(sentence)
