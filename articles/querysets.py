from django.db import models
from django.db.models import BooleanField, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Now

from people.roles import editions_where, editions_where_own, may

# Of windows: what readers have at this moment, by the database's clock.
LIVE_NOW = Q(live_from__lte=Now()) & (Q(live_until=None) | Q(live_until__gt=Now()))
# What they have or will have.
ENDS_LATER = Q(live_until=None) | Q(live_until__gt=Now())


def has(rows):
    """Whether there are such rows, for an annotation of a few stories of many.

    An Exists there is answered by reading the whole other table first."""
    one = rows.order_by().values(one=Value(True))[:1]
    return Coalesce(Subquery(one, output_field=BooleanField()), Value(False))


class ArticleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Stories whose text `user` may read: every list, chooser and export asks."""
        return self.filter(self._reach(user, "read"))

    def may_read(self, user, article) -> bool:
        """Whether a story at hand is one of `visible_to`."""
        on_team = any(member.user_id == user.pk for member in article.team.all())
        if may(user, "read", article.edition, own=on_team):
            return True
        return self.visible_to(user).filter(pk=article.pk).exists()

    def locked(self, article_id):
        """Ids never change: with `no_key` whoever writes a row that only points to this
        one does not wait, who may hold what the holder of this one waits for."""
        stories = self.select_for_update(of=("self",), no_key=True)
        return stories.select_related("edition", "section").get(pk=article_id)

    def listed_to(self, user):
        """Stories whose headline and state `user` may know of."""
        listed = self.which_are_listed_to(user)
        return self if listed is None else self.filter(listed)

    def may_know_of(self, user, article) -> bool:
        """Whether a story at hand is one of `listed_to`."""
        editions = editions_where_own(user, "read")
        if editions is None or article.edition_id in editions:
            return True
        return self.filter(self._opened_to(user), pk=article.pk).exists()

    def which_are_listed_to(self, user) -> Q | None:
        """The same to be put together with others; None where that is all."""
        editions = editions_where_own(user, "read")
        if editions is None:
            return None
        return Q(edition__in=editions) | self._opened_to(user)

    def editable_by(self, user):
        return self.filter(self._reach(user, "edit"))

    def translatable_by(self, user):
        """Stories that `user` may put a translation to: those of `visible_to`, and for
        all who write what readers have already. Of one that is a translation itself
        its original is meant. To put one to it lets nobody read more than before."""
        readable = Q(pk__in=self.model.objects.visible_to(user).values("pk"))
        if may(user, "start"):
            windows = self.model.windows.rel.related_model.objects.filter(LIVE_NOW)
            readable |= Exists(windows.filter(article=OuterRef("pk")))
        return self.filter(readable)

    def of_work(self, article):
        """The story in every language: the original and its translations."""
        original = article.original_id or article.pk
        return self.filter(Q(pk=original) | Q(original=original))

    def in_order_of_locks(self):
        """Originals first: whoever saves or prints one by itself has its row before
        those of its translations."""
        return self.order_by(F("original_id").asc(nulls_first=True), "pk")

    def _reach(self, user, verb):
        """Made once for each user object, as their memberships are read once: a page
        asks it of many queries."""
        if not hasattr(user, "_reaches"):
            user._reaches = {}
        if verb not in user._reaches:
            user._reaches[verb] = self._reach_of(user, verb)
        return user._reaches[verb]

    def _reach_of(self, user, verb):
        everywhere = editions_where(user, verb)
        if everywhere is None:
            # Not Q(): an empty one takes no part in an "or", and all would be none.
            return Q(pk__isnull=False)
        reach = Q(edition__in=everywhere)
        if own := editions_where_own(user, verb) - everywhere:
            reach |= Q(edition__in=own) & self._team_of(user)
            if verb == "read":
                reach |= Q(edition__in=own, edition__open_drafts=True)
        if verb == "read":
            reach |= self._opened_to(user)
        return reach

    def _opened_to(self, user):
        """Originals whose own desk opened them to who translates them, or edits it."""
        commissions = self.model.commissions.rel.related_model.objects
        translating = editions_where(user, "start")
        editing = editions_where(user, "approve")
        if not (translating or editing):
            return Q(pk__in=[])
        whom = Q(translator=user.pk, edition__in=translating) | Q(edition__in=editing)
        team = self.model.objects.filter(
            edition=OuterRef("edition"),
            original=OuterRef("original"),
            team__user=user.pk,
        )
        whom |= Q(edition__in=translating) & Exists(team)
        opened = commissions.filter(whom, is_open=True, is_wanted=True)
        return Q(pk__in=opened.values("original"))

    def _team_of(self, user):
        team = self.model.team.rel.related_model
        return Q(Exists(team.objects.filter(article=OuterRef("pk"), user=user.pk)))
