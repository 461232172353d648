"""The only writer of state. One function a verb, one transaction each:
lock the row, check right and step, change, record.

Every verb takes the article's id and who does it (`by`), raises `Refused` with a
sentence for the screen, and returns the article. Times are the database's clock.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction
from django.utils.translation import gettext

from articles.addresses import give_slug
from articles.models import Article, Correction, Print, Team, Transition
from articles.printing import (
    later_moment,
    print_end,
    print_story,
    print_withdrawal,
    replaces_from,
)
from articles.snapshot import record
from articles.steps import VERBS, Refused, why_not
from people.roles import may

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


def locked(article_id) -> Article:
    return (
        Article.objects.select_for_update(of=("self",))
        .select_related("edition", "section")
        .get(pk=article_id)
    )


def start(article, by, why="") -> Article:
    """Save a new story with its first revision; `by` becomes its starter."""
    with transaction.atomic():
        begin(article, by)
        record(article, by, clock(), why)
    return article


def begin(article, by) -> None:
    """The row of a new story; the caller adds its parts and then calls `keep`.

    `by` is None where a command brings the story in, which then has no team yet.
    """
    if by and not may(by, "start", article.edition):
        raise Refused(
            gettext("You may not start a story in %(edition)s.")
            % {"edition": article.edition}
        )
    article.save()
    if by:
        join(article, by, Team.Part.STARTER)


def join(article, user, part) -> None:
    article.team.get_or_create(user=user, defaults={"part": part})


def keep(article, by, why="") -> None:
    """Record a saved change of the desk copy. The caller holds the row's lock."""
    record(article, by, clock(), why)


@contextmanager
def _doing(verb, article_id, by, note=""):
    """One verb on one locked article; records the step when the body is done."""
    with transaction.atomic():
        article = locked(article_id)
        article.moment = clock()
        if reason := why_not(article, verb, by, article.moment):
            raise Refused(reason)
        yield article
        _step(article, verb, by, note)


def _step(article, verb, by, note):
    before, article.state = article.state, VERBS[verb].after
    article.save(update_fields=["state", "slug", "planned_at", "changed_at"])
    Transition.objects.create(
        article=article,
        verb=verb,
        before=before,
        after=article.state,
        revision=article.revisions.first(),
        at=article.moment,
        by=by,
        note=note,
    )


def submit(article_id, by, note="") -> Article:
    with _doing("submit", article_id, by, note) as article:
        if not article.headline.strip():
            raise Refused(gettext("Write a headline first, so that it can be found."))
        give_slug(article)
    return article


def send_back(article_id, by, note) -> Article:
    with _doing("send_back", article_id, by, note) as article:
        _needs(note, gettext("Say in a note what shall be changed."))
    return article


def approve(article_id, by, note="") -> Article:
    with _doing("approve", article_id, by, note) as article:
        pass
    return article


def publish(article_id, by, at=None, note="") -> Article:
    """Print the story for readers: now, or from the aware moment `at`."""
    with _doing("publish", article_id, by, note) as article:
        live_from = later_moment(at, article.moment)
        print_story(article, Print.Kind.PUBLISH, by, live_from)
        article.planned_at = at
    return article


def approve_and_publish(article_id, by, at=None, note="") -> Article:
    """What one person may do in three steps, in one: all of it or nothing."""
    with transaction.atomic():
        article = locked(article_id)
        if article.state == Article.State.DRAFT:
            submit(article_id, by)
        if article.state in (Article.State.DRAFT, Article.State.SUBMITTED):
            approve(article_id, by)
        return publish(article_id, by, at, note)


def update(article_id, by) -> Article:
    """A minor fix: readers get the text as it stands now, without a note."""
    with _doing("update", article_id, by) as article:
        print_story(article, Print.Kind.UPDATE, by, replaces_from(article))
    return article


def correct(article_id, by, note, kind=Correction.Kind.CORRECTION, place="") -> Article:
    """Readers get the text as it stands now, and the dated `note` on the page; where
    it stands is usual for its kind, unless `place` says it."""
    with _doing("correct", article_id, by, note) as article:
        _needs(note, gettext("Write the note that readers shall see."))
        Correction.objects.create(
            article=article,
            kind=kind,
            text=note.strip(),
            place=place or Correction.Kind(kind).usual_place,
            at=article.moment,
            by=by,
        )
        print_story(article, Print.Kind.CORRECT, by, replaces_from(article))
    return article


def cancel(article_id, by, note="") -> Article:
    """Take a planned publication back before its moment."""
    with _doing("cancel", article_id, by, note) as article:
        print_end(article, Print.Kind.CANCEL, by)
        article.planned_at = None
    return article


def kill(article_id, by, note="", public_note="", keep_languages=()) -> list[Article]:
    """Withdraw a story from readers; an original with all its translations.

    `keep_languages` holds ids of translations that stay. Returns what was
    withdrawn. One transaction: readers never see half of it gone.
    """
    with transaction.atomic():
        # All rows of the work are locked in one order, so that two kills never wait
        # for each other.
        works = Article.objects.of_work(Article.objects.get(pk=article_id))
        list(works.select_for_update(of=("self",)).order_by("pk"))
        with _doing("kill", article_id, by, note) as article:
            print_withdrawal(article, by, public_note)
        gone = [article]
        for other in withdrawn_with(article):
            if other.pk not in keep_languages:
                gone.append(_kill_along(other, by, article.moment, note, public_note))
    return gone


def withdrawn_with(article) -> list[Article]:
    """Translations that go when this original goes: live or planned ones."""
    return list(
        article.translations.filter(state=Article.State.PUBLISHED)
        .select_related("edition", "section")
        .order_by("pk")
    )


def _kill_along(article, by, moment, note, public_note):
    """A translation of a killed original: the right on the original is enough."""
    article.moment = moment
    print_withdrawal(article, by, public_note)
    _step(article, "kill", by, note)
    return article


def spike(article_id, by, note="") -> Article:
    with _doing("spike", article_id, by, note) as article:
        pass
    return article


def restore(article_id, by, note="") -> Article:
    with _doing("restore", article_id, by, note) as article:
        pass
    return article


def _needs(text, sentence):
    if not text.strip():
        raise Refused(sentence)
