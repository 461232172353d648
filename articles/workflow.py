"""The only writer of state. One function a verb, one transaction each:
lock the row, check right and step, change, record.

Every verb takes the article's id and who does it (`by`), raises `Refused` with a
sentence for the screen, and returns the article. Times are the database's clock.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext

from articles import approvals, second_looks
from articles.addresses import give_slug
from articles.checks import NOTHING
from articles.models import Article, Correction, Print, Team, Transition
from articles.printing import (
    ends_of,
    later_moment,
    needs_a_change,
    print_end,
    print_story,
    print_withdrawal,
    replaces_from,
)
from articles.snapshot import record
from articles.steps import VERBS, Refused, is_embargoed, why_not
from people.roles import may

REOPENED = "reopen"
_WITH_READERS = frozenset({"publish", "update", "correct", "cancel", "kill"})
# An end of publication that stays as it is.
KEPT = object()
_CHANGED = ["state", "slug", "planned_at", "embargo_until", "changed_at"]
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


def keep(article, by, why="", restored=None) -> Transition | None:
    """Record a saved change of the desk copy. The caller holds the row's lock.

    Returns the step that ended an approval, where the change did.
    """
    record(article, by, clock(), why, restored)
    return end_approval(article, by)


def end_approval(article, by) -> Transition | None:
    """Put an approved story back into review if it is not what was approved."""
    if article.state != Article.State.APPROVED or approvals.standing(article):
        return None
    article.moment = clock()
    return _record_step(article, REOPENED, by, "", Article.State.SUBMITTED)


def picture_changed(image, by) -> list[Article]:
    """End the approvals of stories for which a picture or its words changed."""
    ended = []
    with transaction.atomic():
        used = Article.objects.filter(
            figures__image=image, state=Article.State.APPROVED
        )
        for pk in used.order_by("pk").values_list("pk", flat=True).distinct():
            article = locked(pk)
            if end_approval(article, by):
                ended.append(article)
    return ended


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
    step = _record_step(article, verb, by, note, VERBS[verb].after or article.state)
    if verb in _WITH_READERS:
        second_looks.settle(article, by, article.moment)
    if getattr(article, "is_alone", False):
        second_looks.ask(article, step)


def _record_step(article, verb, by, note, after):
    before, article.state = article.state, after
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
    """Let the story as it stands go to readers, by the word of another than wrote it
    where the edition asks for two persons."""
    with _doing("approve", article_id, by, note) as article:
        approvals.give(article, by)
    return article


def publish(
    article_id, by, at=None, until=None, note="", overriding=NOTHING
) -> Article:
    """Print the story for readers: now, or from the aware moment `at`; for good, or
    until the moment `until`. `overriding` says which advised checks are passed over
    (`articles.checks.Overriding`)."""
    with _doing("publish", article_id, by, note) as article:
        live_from = later_moment(at, article.moment)
        approval = approvals.standing(article)
        if approval is None:
            raise Refused(
                gettext("It was changed after it was approved. Approve it again first.")
            )
        article.is_alone = approvals.is_alone(approval, by)
        print_story(article, Print.Kind.PUBLISH, by, live_from, until, overriding)
        article.planned_at = at
    return article


def approve_and_publish(
    article_id, by, at=None, until=None, note="", overriding=NOTHING
) -> Article:
    """What one person may do in three steps, in one: all of it or nothing."""
    with transaction.atomic():
        article = locked(article_id)
        if article.state == Article.State.DRAFT:
            submit(article_id, by)
        if not _is_approved(article):
            approve(article_id, by)
        return publish(article_id, by, at, until, note, overriding)


def _is_approved(article):
    return article.state == Article.State.APPROVED and approvals.standing(article)


def update(article_id, by, until=KEPT, overriding=NOTHING) -> Article:
    """A minor fix: readers get the text as it stands now, without a note."""
    with _doing("update", article_id, by) as article:
        moment = replaces_from(article)
        ends = ends_of(article, article.moment) if until is KEPT else until
        needs_a_change(article, ends)
        article.is_alone = approvals.is_alone(approvals.give(article, by), by)
        print_story(article, Print.Kind.UPDATE, by, moment, ends, overriding)
    return article


def correct(
    article_id,
    by,
    note,
    kind=Correction.Kind.CORRECTION,
    until=KEPT,
    overriding=NOTHING,
) -> Article:
    """Readers get the text as it stands now, and the dated `note` on the page.

    Where the edition asks for two persons another looks at it afterwards: the words
    of the note are one person's.
    """
    with _doing("correct", article_id, by, note) as article:
        _needs(note, gettext("Write the note that readers shall see."))
        ends = ends_of(article, article.moment) if until is KEPT else until
        approvals.give(article, by)
        article.is_alone = article.edition.two_persons
        Correction.objects.create(
            article=article, kind=kind, text=note.strip(), at=article.moment, by=by
        )
        moment = replaces_from(article)
        print_story(article, Print.Kind.CORRECT, by, moment, ends, overriding)
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
            article.is_alone = article.edition.two_persons
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
    article.is_alone = article.edition.two_persons
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


def embargo(article_id, by, until, note="") -> Article:
    """Nobody can publish the story in any language before the moment `until`."""
    with transaction.atomic():
        # All rows of the work, so that no language is published meanwhile.
        works = Article.objects.of_work(Article.objects.get(pk=article_id))
        list(works.select_for_update(of=("self",)).order_by("pk"))
        with _doing("embargo", article_id, by, note) as article:
            later_moment(until, article.moment)
            if is_embargoed(article, article.moment) and until < article.embargo_until:
                raise Refused(
                    gettext("To shorten an embargo, remove it first, with a reason.")
                )
            _needs_nobody_sees(works, article.moment, until)
            article.embargo_until = until
    return article


def _needs_nobody_sees(works, now, until):
    early = works.filter(windows__live_from__lt=until)
    ends = Q(windows__live_until=None) | Q(windows__live_until__gt=now)
    first = early.filter(ends).select_related("edition").first()
    if first:
        raise Refused(
            gettext(
                "In %(edition)s readers have it, or will have it before that moment."
                " Withdraw it or cancel that first."
            )
            % {"edition": first.edition}
        )


def lift_embargo(article_id, by, note) -> Article:
    with _doing("lift_embargo", article_id, by, note) as article:
        _needs(note, gettext("Say why the embargo does not hold any more."))
        article.embargo_until = None
    return article


def _needs(text, sentence):
    if not text.strip():
        raise Refused(sentence)
