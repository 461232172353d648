"""Whose page it is: the editions in which a person may do what the piles are about."""

from functools import cached_property

from django.db.models import Q

from articles.models import Team
from people.models import Edition
from people.roles import (
    Role,
    editions_where,
    editions_where_own,
    memberships_of,
    roles_of,
)


class Reach:
    """`user` with the moment at which the page is made."""

    def __init__(self, user, now):
        self.user, self.now = user, now

    def may(self, verb) -> bool:
        """Whether `user` may do `verb` to stories of others, in some edition."""
        return editions_where(self.user, verb) != set()

    @property
    def writes(self) -> bool:
        """Whether `user` may change stories, be it one's own only."""
        return editions_where_own(self.user, "edit") != set()

    def where(self, verb, field="edition") -> Q:
        """Stories of the editions in which `user` may do `verb` to any story."""
        return within(editions_where(self.user, verb), field)

    @property
    def own(self) -> Q:
        """Stories on whose team `user` is."""
        team = Team.objects.filter(user=self.user.pk)
        return Q(pk__in=team.values("article"))

    def with_role(self, role) -> set:
        return {
            each.edition_id for each in memberships_of(self.user) if each.role == role
        }

    @property
    def is_chief(self) -> bool:
        return Role.CHIEF in roles_of(self.user)

    @cached_property
    def editions(self) -> dict:
        return Edition.objects.in_bulk()


def within(editions, field="edition") -> Q:
    """In one of the editions; None means all (see `people.roles`)."""
    if editions is None:
        return Q(pk__isnull=False)
    return Q(**{f"{field}__in": editions})
