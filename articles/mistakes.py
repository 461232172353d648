"""Mistakes that somebody of the desk reports in what readers have, and what came of
each. Who may correct in the edition settles them; the story itself does not change.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext, gettext_lazy

from articles import workflow
from articles.models import Article, Mistake, Print, Window
from articles.querysets import LIVE_NOW
from articles.steps import Refused
from people.models import Duty, Edition
from people.roles import may, roles_of

Outcome = Mistake.Outcome
SAY_WHAT_WAS_DONE = gettext_lazy(
    "Readers got no correction since this was reported. Say in a sentence what was put"
    " right."
)


@dataclass(frozen=True)
class Live:
    """A story as readers have it: all that somebody without rights on it is told."""

    article_id: int
    headline: str
    slug: str
    edition: Edition


def live(article_id) -> Live | None:
    """What readers have of it at this moment, or None: then it cannot be reported."""
    found = (
        Window.objects.filter(LIVE_NOW, article=article_id)
        .select_related("edition")
        .annotate(headline=F("print__story__headline"), slug=F("print__slug"))
        .order_by("-live_from")
        .first()
    )
    return found and Live(found.article_id, found.headline, found.slug, found.edition)


def open_mistakes(article):
    """Reported and not settled, the oldest first."""
    return (
        Mistake.objects.filter(article=article, done_at=None)
        .select_related("by__person")
        .order_by("at", "pk")
    )


def report(article_id, by, text, sentence="") -> Mistake:
    """Tell the editors of a live story's edition what is wrong with it."""
    if not roles_of(by):
        raise Refused(gettext("Only who works in this newsroom can report a mistake."))
    if not text.strip():
        raise Refused(gettext("Say what is wrong."))
    with transaction.atomic():
        # Under the story's lock: pressed twice, it is reported once.
        Article.objects.select_for_update(no_key=True).only("pk").get(pk=article_id)
        if live(article_id) is None:
            raise Refused(gettext("Readers do not have this story now."))
        made, _new = Mistake.objects.get_or_create(
            article_id=article_id,
            by=by,
            text=text.strip(),
            sentence=sentence.strip(),
            done_at=None,
            defaults={"at": workflow.clock()},
        )
    return made


def settle(mistake_id, by, outcome, answer="") -> Mistake:
    """Say what came of a report, to whoever made it."""
    with transaction.atomic():
        mistake = (
            Mistake.objects.select_for_update(of=("self",))
            .select_related("article__edition")
            .get(pk=mistake_id)
        )
        edition = mistake.article.edition
        if not may(by, "correct", edition):
            raise Refused(
                gettext("Only who may correct in %(edition)s can settle this.")
                % {"edition": edition}
            )
        if mistake.done_at:
            raise Refused(gettext("Somebody else has settled this report already."))
        if outcome not in Outcome.values:
            raise Refused(gettext("Say whether it was corrected or is right."))
        if not answer.strip():
            _needs_no_answer(mistake, outcome)
        mistake.outcome, mistake.answer = outcome, answer.strip()
        mistake.done_at, mistake.done_by = workflow.clock(), by
        mistake.save()
    return mistake


def _needs_no_answer(mistake, outcome) -> None:
    if outcome == Outcome.RIGHT:
        raise Refused(gettext("Say in a sentence why it is right as it is."))
    if not is_corrected_since(mistake):
        raise Refused(str(SAY_WHAT_WAS_DONE))


def is_corrected_since(mistake) -> bool:
    """Whether readers got a correction with a note after it was reported."""
    prints = Print.objects.filter(article=mistake.article_id, at__gt=mistake.at)
    return prints.filter(kind=Print.Kind.CORRECT).exists()


def on_duty(edition, now):
    """Users who have the duty in the edition now; nobody may have it."""
    duties = Duty.objects.at(now).filter(edition=edition, user__is_active=True)
    return [each.user for each in duties.select_related("user__person")]
