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
    print_end,
    print_story,
    replaces_from,
)
from articles.refused import Refused

from .deciding import approve, submit
from .ground import doing, locked, locked_work, needs

# An end of publication that stays as it is.
KEPT = object()


def publish(
    article_id,
    by,
    at=None,
    until=None,
    note="",
    overriding=NOTHING,
    along=(),
    overridings=None,
) -> Article:
    """Print the story for readers: now, or from the aware moment `at`; for good, or
    until the moment `until`. `overriding` says which advised checks are passed over
    (`articles.checks.Overriding`).

    `along` holds ids of approved translations that readers get in the same moment: all
    of them or none. `overridings` has what is passed over in each, by its id.
    """
    with transaction.atomic():
        if along:
            locked_work(article_id)
        article = _published(article_id, by, at, until, note, overriding)
        for pk in sorted(along):
            over = (overridings or {}).get(pk, NOTHING)
            _publish_along(article, pk, by, at, until, note, over)
    return article


def _published(article_id, by, at, until, note, overriding, moment=None):
    with doing("publish", article_id, by, note, moment) as article:
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


def _publish_along(original, pk, by, at, until, note, overriding):
    """A translation in the moment of its original; a refusal names the language."""
    other = original.translations.select_related("edition").filter(pk=pk).first()
    if other is None:
        raise Refused(gettext("One of the languages is no translation of this story."))
    try:
        _published(pk, by, at, until, note, overriding, original.moment)
    except Refused as refused:
        raise Refused(
            gettext("Nothing was published. %(edition)s: %(reason)s")
            % {"edition": other.edition, "reason": refused},
            refused.missing,
        ) from refused


def approve_and_publish(
    article_id, by, at=None, until=None, note="", overriding=NOTHING, **along
) -> Article:
    """What one person may do in three steps, in one: all of it or nothing. `along` as
    `publish` takes it."""
    with transaction.atomic():
        if along.get("along"):
            locked_work(article_id)
        article = locked(article_id)
        if article.state == Article.State.DRAFT:
            submit(article_id, by)
        if not _is_approved(article):
            approve(article_id, by)
        return publish(article_id, by, at, until, note, overriding, **along)


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


def cancel(article_id, by, note="") -> Article:
    """Take a planned publication back before its moment."""
    with doing("cancel", article_id, by, note) as article:
        print_end(article, Print.Kind.CANCEL, by)
        article.planned_at = None
    return article
