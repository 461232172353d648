"""Whose story it is: who may see and change a draft that is not for all."""

from django.db import transaction
from django.utils.translation import gettext

from articles import workflow
from articles.models import Team, Transition
from articles.steps import Refused, may_do

VERB = "team"
# Steps that lead nowhere: they are in the history, and nobody waits for them.
ASIDE = frozenset({VERB, "up_to_date", "stands"})


def set_team(article_id, by, members) -> bool:
    """Make `members`, a dict of user and part, the team; whether that is a change.

    Who joined and who left is recorded among the story's steps. Raises Refused.
    """
    with transaction.atomic():
        article = workflow.locked(article_id)
        if not may_do(article, "edit", by):
            raise Refused(gettext("You may read this story and not change it."))
        before = {member.user: member.part for member in article.team.all()}
        if members == before:
            return False
        if not members:
            raise Refused(gettext("Leave at least one person in the team."))
        _write(article, members)
        Transition.objects.create(
            article=article,
            verb=VERB,
            before=article.state,
            after=article.state,
            at=workflow.clock(),
            by=by,
            note=_said(before, members),
        )
    return True


def _write(article, members):
    article.team.exclude(user__in=members).delete()
    Team.objects.bulk_create(
        [Team(article=article, user=user, part=part) for user, part in members.items()],
        update_conflicts=True,
        unique_fields=["article", "user"],
        update_fields=["part"],
    )


def _said(before, after) -> str:
    """The whole team as it is now, and who left it."""
    now = ", ".join(f"{user} ({Team.Part(part).label})" for user, part in after.items())
    left = ", ".join(str(user) for user in before if user not in after)
    return f"{now}; − {left}" if left else now
