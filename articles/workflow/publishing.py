"""What readers get: now or later, for good or for a time, and what is put right."""

from django.db import transaction
from django.utils.translation import gettext

from articles import approvals
from articles.checks import NOTHING
from articles.models import Article, Correction, Print
from articles.printing import (
    ends_of,
    later_moment,
    needs_a_change,
    needs_no_change,
    print_end,
    print_story,
    replaces_from,
)
from articles.refused import Refused

from .deciding import approve, submit
from .ground import doing, locked, needs

# An end of publication that stays as it is.
KEPT = object()


def publish(
    article_id, by, at=None, until=None, note="", overriding=NOTHING
) -> Article:
    """Print the story for readers: now, or from the aware moment `at`; for good, or
    until the moment `until`. `overriding` says which advised checks are passed over
    (`articles.checks.Overriding`)."""
    with doing("publish", article_id, by, note) as article:
        live_from = later_moment(at, article)
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
    with doing("update", article_id, by) as article:
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
    place="",
    until=KEPT,
    overriding=NOTHING,
) -> Article:
    """Readers get the text as it stands now, and the dated `note` on the page; where
    it stands is usual for its kind, unless `place` says it.

    Where the edition asks for two persons another looks at it afterwards: the words
    of the note are one person's.
    """
    with doing("correct", article_id, by, note) as article:
        needs(note, gettext("Write the note that readers shall see."))
        ends = ends_of(article, article.moment) if until is KEPT else until
        approvals.give(article, by)
        article.is_alone = article.edition.two_persons
        Correction.objects.create(
            article=article,
            kind=kind,
            text=note.strip(),
            place=place or Correction.Kind(kind).usual_place,
            at=article.moment,
            by=by,
        )
        moment = replaces_from(article)
        print_story(article, Print.Kind.CORRECT, by, moment, ends, overriding)
    return article


def reschedule(article_id, by, at=None, until=KEPT, overriding=NOTHING) -> Article:
    """Let readers have a planned story at another moment, or now: what was planned is
    cancelled and printed again in one, word for word."""
    with doing("reschedule", article_id, by) as article:
        live_from = later_moment(at, article)
        ends = ends_of(article, article.moment) if until is KEPT else until
        needs_no_change(article)
        print_end(article, Print.Kind.CANCEL, by)
        print_story(article, Print.Kind.PUBLISH, by, live_from, ends, overriding)
        article.planned_at = at
    return article


def cancel(article_id, by, note="") -> Article:
    """Take a planned publication back before its moment."""
    with doing("cancel", article_id, by, note) as article:
        print_end(article, Print.Kind.CANCEL, by)
        article.planned_at = None
    return article
