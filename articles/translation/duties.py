"""The duty of a live translation to take over a correction of its original.

The callers hold the rows of the work and hand in the moment; nothing here prints.
"""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext

from articles.models import Article, CorrectionDuty, Window
from articles.refused import Refused
from articles.search import rows

Outcome = CorrectionDuty.Outcome


class Answers(NamedTuple):
    """What a corrector said of other languages: see `workflow.correct`."""

    taking_over: tuple
    hiding: dict
    withdrawing: frozenset


def open_duties(article):
    """Of one translation, the oldest correction first."""
    duties = article.correction_duties.filter(settled_at=None)
    return duties.select_related("correction").order_by("correction__at", "pk")


def seems_taken_over(duty) -> bool:
    """Whether the translation is up to date, or was saved after the correction."""
    article = duty.article
    since = article.revisions.filter(at__gt=duty.correction.at)
    return not article.stale_since or since.exists()


def translations_with_readers(original, now):
    """Translations that readers have at that moment, or will have."""
    goes_on = Q(live_until=None) | Q(live_until__gt=now)
    windows = Window.objects.filter(goes_on, article=OuterRef("pk"))
    return (
        original.translations.filter(Exists(windows), state=Article.State.PUBLISHED)
        .select_related("edition", "section")
        .order_by("pk")
    )


def without_hidden(story, duties) -> dict:
    """A finished story as the view `live_article` gives it to readers."""
    hidden = {key for duty in duties for key in duty.hidden}
    blocks = [
        {"id": each["id"], "type": "hidden"} if each["id"] in hidden else each
        for each in story["blocks"]
    ]
    return {**story, "blocks": blocks}


def begin(correction, hiding) -> list[Article]:
    """One duty for each translation with readers; returns these translations."""
    found = list(translations_with_readers(correction.article, correction.at))
    for each in found:
        hours = timedelta(hours=each.edition.correction_hours)
        CorrectionDuty.objects.create(
            article=each,
            correction=correction,
            due_at=correction.at + hours,
            hidden=list(hiding.get(each.pk, ())),
        )
    # What is hidden is not found, either.
    rows.write([each.pk for each in found])
    return found


def take_over(article, by, now, ids) -> None:
    """What the translation has just printed takes over these corrections."""
    duties = open_duties(article).filter(pk__in=ids)
    if len(duties) != len(set(ids)):
        raise Refused(
            gettext(
                "Somebody else has settled a correction of the original meanwhile."
                " Look at the story again."
            )
        )
    _settle(duties, by, now, Outcome.CORRECTED)


def end(article, by, now) -> None:
    """Readers do not have the translation any more."""
    _settle(open_duties(article), by, now, Outcome.WITHDRAWN)


def open_again(article, ended_at) -> None:
    """Readers get the translation back as they had it: what its withdrawal settled is
    to be taken over again, and what was hidden of it stays hidden."""
    ended = article.correction_duties.filter(
        outcome=Outcome.WITHDRAWN, settled_at=ended_at
    )
    ended.update(outcome="", settled_at=None, settled_by=None)


def stand(duty, by, now, note) -> None:
    """The translation is right as it is; `note` says why."""
    if duty.settled_at:
        raise Refused(gettext("Somebody else has settled this already."))
    if not note.strip():
        raise Refused(gettext("Say in a sentence why it is right as it is."))
    _settle([duty], by, now, Outcome.RIGHT, note.strip())


def _settle(duties, by, now, outcome, note=""):
    for duty in duties:
        duty.outcome, duty.note = outcome, note
        duty.settled_at, duty.settled_by = now, by
        duty.save(update_fields=["outcome", "note", "settled_at", "settled_by"])
    rows.write({duty.article_id for duty in duties if duty.hidden})
