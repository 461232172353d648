"""A story begun and kept; a change of what was approved."""

from django.db import transaction
from django.utils.translation import gettext

from articles import approvals
from articles.models import Article, Team, Transition
from articles.refused import Refused
from articles.snapshot import record
from articles.translation import beginning, following
from people.roles import may

from .ground import clock, locked, record_step

# The step that no button does: a change ended an approval.
REOPENED = "reopen"


def start(article, by, why="") -> Article:
    """Save a new story with its first revision; `by` becomes its starter."""
    with transaction.atomic():
        begin(article, by)
        keep(article, by, why)
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
    beginning.reserve(article)
    article.save()
    beginning.begun(article, by, clock())
    if by:
        join(article, by, Team.Part.STARTER)


def join(article, user, part) -> None:
    article.team.get_or_create(user=user, defaults={"part": part})


def keep(article, by, why="", restored=None) -> Transition | None:
    """Record a saved change of the desk copy. The caller holds the row's lock.

    Returns the step that ended an approval, where the change did.
    """
    now = clock()
    record(article, by, now, why, restored)
    following.saved(article, now)
    return end_approval(article, by)


def end_approval(article, by) -> Transition | None:
    """Put an approved story back into review if it is not what was approved."""
    if article.state != Article.State.APPROVED or approvals.standing(article):
        return None
    article.moment = clock()
    return record_step(article, REOPENED, by, "", Article.State.SUBMITTED)


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
