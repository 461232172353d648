"""What every verb stands on: the clock, the lock, and the record of the step."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

from articles import cards, holds, remarks, second_looks
from articles.compose import forget_parts
from articles.models import Article, Transition
from articles.previews import links as preview_links
from articles.refused import Refused
from articles.steps import VERBS, why_not
from articles.translation import duties
from articles.windows import frozen, read_times

_WITH_READERS = frozenset({"publish", "update", "correct", "cancel", "kill"})
_PRINTS = _WITH_READERS | {"reschedule"}
_WITHOUT_READERS = frozenset({"cancel", "kill"})
# Their print says which version was printed last.
_PRINTED = frozenset({"publish", "update", "correct", "reschedule", "republish"})
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
    return lock_work(article_id)[0]


def lock_work(article_id) -> tuple:
    """The same, and how many languages there are. Whoever wants texts asks for them."""
    works = Article.objects.of_work(Article.objects.only("original").get(pk=article_id))
    rows = works.select_for_update(of=("self",), no_key=True).in_order_of_locks()
    return works, len(rows.values_list("pk"))


@contextmanager
def doing(verb, article_id, by, note="", moment=None):
    """One verb on one article, in a transaction of its own; records the step when the
    body is done. `moment` is given where it is part of another verb that began
    before."""
    with transaction.atomic():
        article = begun(locked(article_id), moment)
        needs_right(article, verb, by)
        yield article
        step(article, verb, by, note)


def begun(article, moment=None) -> Article:
    """A locked article at the moment of the verbs that are done to it now."""
    now, is_frozen = (moment, False) if moment else _clock_and_freeze()
    article.moment, article.is_in_freeze = now, is_frozen
    return article


def needs_right(article, verb, by) -> None:
    """Refuses where `by` may not do the verb to the article that has begun."""
    if verb in _PRINTS:
        read_times(article)
    if reason := why_not(article, verb, by, article.moment):
        raise Refused(reason)
    if article.is_in_freeze and holds.is_stopped_by_freeze(article, verb):
        raise Refused(frozen())


def step(article, verb, by, note, before=()) -> None:
    """The step of a verb, and what it means for who has to look at it. `before` are
    steps of the same moment (`passed`)."""
    after = VERBS[verb].after or article.state
    made = record_step(article, verb, by, note, after, before)
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


def record_step(article, verb, by, note, after, before=()) -> Transition:
    made = passed(article, verb, by, note, after)
    if after in _OUT_OF_THE_WAY:
        preview_links.end_all(article, article.moment, by)
    printed = ["printed"] if verb in _PRINTED else []
    article.save(update_fields=_CHANGED + printed)
    Transition.objects.bulk_create([*before, made])
    forget_parts(article)
    return made


def passed(article, verb, by, note="", after=None) -> Transition:
    """One step on, for a verb that saves it with its own."""
    before, article.state = article.state, after or VERBS[verb].after
    return Transition(
        article=article,
        verb=verb,
        before=before,
        after=article.state,
        revision_id=article.newest_id,
        at=article.moment,
        by=by,
        note=note,
        overridden=getattr(article, "overridden", []),
    )


def needs(text, sentence) -> None:
    if not text.strip():
        raise Refused(sentence)
