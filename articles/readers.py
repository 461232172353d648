"""Who of the desk may read a story: `visible_to` asked the other way round.

For choosers only. Whoever acts on a choice asks `may_read` of that one person; a test
holds the two against each other.
"""

from django.db.models import Q

from articles.models import Article, Team
from people.models import User
from people.roles import may


def readers_of(article) -> list[User]:
    """In the order of their names as they are written in their sign-ins."""
    works = Q(memberships__isnull=False) | Q(is_superuser=True)
    users = (
        User.objects.filter(works, is_active=True)
        .select_related("person")
        .prefetch_related("memberships")
        .distinct()
        .order_by("username")
    )
    near = _Near(article)
    return [user for user in users if near.may_read(user)]


def may_read(user, article) -> bool:
    return bool(user.is_active) and Article.objects.may_read(user, article)


class _Near:
    """What of a story decides who reads it, asked once for all of them."""

    def __init__(self, article):
        self.edition = article.edition
        self.team = {each.user_id for each in article.team.all()}
        opened = article.commissions.filter(is_open=True, is_wanted=True)
        self.opened = list(opened.select_related("edition"))
        editions = [each.edition_id for each in self.opened]
        self.translating = set(
            Team.objects.filter(
                article__original=article.pk, article__edition__in=editions
            ).values_list("article__edition", "user")
            if editions
            else ()
        )

    def may_read(self, user) -> bool:
        own = user.pk in self.team or self.edition.open_drafts
        if may(user, "read", self.edition, own=own):
            return True
        return any(self._is_opened_to(user, each) for each in self.opened)

    def _is_opened_to(self, user, commission) -> bool:
        edition = commission.edition
        if may(user, "approve", edition):
            return True
        mine = commission.translator_id == user.pk
        works = mine or (edition.pk, user.pk) in self.translating
        return works and may(user, "start", edition)
