"""What readers get: now or later, for good or for a time, and what is put right."""

from django.db import transaction
from django.utils.translation import gettext

from articles import approvals, developing
from articles.checks import NOTHING
from articles.models import Article, Correction, Print
from articles.printing import (
    composed,
    ends_of,
    later_moment,
    needs_a_change,
    needs_no_change,
    print_end,
    print_story,
    replaces_from,
)
from articles.refused import Refused
from articles.translation import duties

from .deciding import make_findable
from .ground import begun, doing, locked, locked_work, needs, needs_right, passed, step
from .pictures import pictures_ready
from .withdrawing import kill_along

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
    pictures_ready(article_id, *along)
    with transaction.atomic():
        if along:
            locked_work(article_id)
        article = begun(locked(article_id))
        how = by, at, until, note
        _publish(article, *how, overriding)
        _publish_all_along(article, how, along, overridings)
    return article


def _publish(article, by, at, until, note, overriding, before=None):
    """A locked article whose pictures are ready. `before` has the story as it is
    composed and approved already, and the steps to it."""
    needs_right(article, "publish", by)
    live_from = later_moment(at, article)
    story, approval, steps = before or _as_approved(article)
    article.is_alone = approvals.is_alone(approval, by)
    kind = Print.Kind.PUBLISH
    print_story(article, kind, by, live_from, until, overriding, story)
    article.planned_at = at
    step(article, "publish", by, note, steps)


def _as_approved(article):
    story = composed(article)
    approval = approvals.standing(article, story)
    if approval is None:
        raise Refused(
            gettext("It was changed after it was approved. Approve it again first.")
        )
    return story, approval, ()


def _publish_all_along(article, how, along=(), overridings=None):
    """Translations, whose rows are locked."""
    for pk in sorted(along):
        over = (overridings or {}).get(pk, NOTHING)
        _publish_along(article, pk, *how, over)


def _publish_along(original, pk, by, at, until, note, overriding):
    """A translation in the moment of its original; a refusal names the language."""
    other = original.translations.select_related("edition").filter(pk=pk).first()
    if other is None:
        raise Refused(gettext("One of the languages is no translation of this story."))
    try:
        article = begun(locked(pk), original.moment)
        _publish(article, by, at, until, note, overriding)
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
    pictures_ready(article_id, *along.get("along", ()))
    with transaction.atomic():
        if along.get("along"):
            locked_work(article_id)
        article = begun(locked(article_id))
        how = by, at, until, note
        _publish(article, *how, overriding, _approved(article, by))
        _publish_all_along(article, how, **along)
    return article


def _approved(article, by):
    """The story composed, its approval, and the steps that `by` went to it."""
    story, steps = composed(article), []
    if article.state == Article.State.DRAFT:
        needs_right(article, "submit", by)
        make_findable(article)
        steps.append(passed(article, "submit", by))
    approval = None
    if article.state == Article.State.APPROVED:
        approval = approvals.standing(article, story)
    if approval is None:
        needs_right(article, "approve", by)
        approval = approvals.give(article, by, story)
        steps.append(passed(article, "approve", by))
    return story, approval, steps


def update(article_id, by, until=KEPT, overriding=NOTHING, taking_over=()) -> Article:
    """A minor fix: readers get the text as it stands now, without a note.

    A translation that nobody has seen yet may take over corrections of its original
    with it; `taking_over` holds the ids of these duties."""
    pictures_ready(article_id)
    with doing("update", article_id, by) as article:
        moment = replaces_from(article)
        ends = ends_of(article, article.moment) if until is KEPT else until
        story = composed(article)
        needs_a_change(article, story, ends)
        article.is_alone = approvals.is_alone(approvals.give(article, by, story), by)
        print_story(article, Print.Kind.UPDATE, by, moment, ends, overriding, story)
        duties.take_over(article, by, article.moment, taking_over)
    return article


def correct(
    article_id,
    by,
    note,
    kind=Correction.Kind.CORRECTION,
    place="",
    until=KEPT,
    overriding=NOTHING,
    taking_over=(),
    hiding=None,
    withdrawing=(),
) -> Article:
    """Readers get the text as it stands now, and the dated `note` on the page; where
    it stands is usual for its kind, unless `place` says it.

    Each live translation of an original has the duty to take it over. Until then its
    readers see that the original was corrected, and nothing of its blocks that are
    named in `hiding`, by its id; those whose ids are in `withdrawing` go at once. Of
    a translation, `taking_over` holds the ids of the duties that this settles.

    Where the edition asks for two persons another looks at it afterwards: the words
    of the note are one person's.
    """
    pictures_ready(article_id)
    with transaction.atomic():
        # Translations are marked and perhaps withdrawn with it.
        locked_work(article_id)
        return _corrected(
            article_id,
            by,
            Correction(kind=kind, text=note.strip(), place=place),
            until,
            overriding,
            duties.Answers(taking_over, hiding or {}, frozenset(withdrawing)),
        )


def _corrected(article_id, by, correction, until, overriding, answers):
    with doing("correct", article_id, by, correction.text) as article:
        needs(correction.text, gettext("Write the note that readers shall see."))
        ends = ends_of(article, article.moment) if until is KEPT else until
        article.is_alone = article.edition.two_persons
        correction.place = correction.place or _usual_place(correction)
        correction.article, correction.at, correction.by = article, article.moment, by
        correction.save()
        story = composed(article)
        approvals.give(article, by, story)
        moment = replaces_from(article)
        print_story(article, Print.Kind.CORRECT, by, moment, ends, overriding, story)
        duties.take_over(article, by, article.moment, answers.taking_over)
    if developing.puts_off(article, correction, answers):
        return article
    for each in duties.begin(correction, answers.hiding):
        if each.pk in answers.withdrawing:
            each.moment = article.moment
            kill_along(each, by, correction.text, "")
    return article


def _usual_place(correction):
    return Correction.Kind(correction.kind).usual_place


def reschedule(article_id, by, at=None, until=KEPT, overriding=NOTHING) -> Article:
    """Let readers have a planned story at another moment, or now: what was planned is
    cancelled and printed again in one, word for word."""
    with doing("reschedule", article_id, by) as article:
        live_from = later_moment(at, article)
        ends = ends_of(article, article.moment) if until is KEPT else until
        story = composed(article)
        needs_no_change(article, story)
        print_end(article, Print.Kind.CANCEL, by)
        kind = Print.Kind.PUBLISH
        print_story(article, kind, by, live_from, ends, overriding, story)
        article.planned_at = at
    return article


def cancel(article_id, by, note="") -> Article:
    """Take a planned publication back before its moment."""
    with doing("cancel", article_id, by, note) as article:
        print_end(article, Print.Kind.CANCEL, by)
        article.planned_at = None
    return article
