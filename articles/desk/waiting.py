"""What waits for one person, in the order in which it should be looked at."""

from dataclasses import dataclass, field

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from articles import teams
from articles.desk.states import SCHEDULED, WAITING, in_state, shown_state, with_readers
from articles.models import Article, Team, Transition
from people.roles import editions_where, editions_where_own

State = Article.State
SHOWN = 8


@dataclass
class Pile:
    """Stories that wait for one thing; `more` is the query of the whole list."""

    title: str
    more: str
    stories: list = field(default_factory=list)
    has_more: bool = False


def waiting_for(user) -> list[Pile]:
    """The piles that hold something, what is most urgent first."""
    stories = _stories(user)
    mine = stories.filter(_own(user))
    drafts = mine.filter(state=State.DRAFT)
    sent_back = Q(last_verb="send_back")
    started = Q(last_verb=None) | ~sent_back
    piles = [
        _pile(
            _("Sent back to you"), "whose=mine&state=draft", drafts.filter(sent_back)
        ),
        _pile(
            _("In review"), "state=submitted", _for_editors(stories, user, "approve")
        ),
        _pile(_("Approved"), "state=approved", _for_editors(stories, user, "publish")),
        _pile(_("Your drafts"), "whose=mine&state=draft", drafts.filter(started), "-"),
        _pile(
            _("Changes that readers do not have yet"),
            f"state={WAITING}",
            in_state(stories, WAITING).filter(_editable(user)),
        ),
        _pile(
            _("Scheduled"),
            f"state={SCHEDULED}",
            in_state(stories, SCHEDULED),
            order="opens_at",
        ),
        _pile(
            _("Published last"),
            "state=published",
            in_state(stories, State.PUBLISHED),
            "-",
        ),
    ]
    return [pile for pile in piles if pile.stories]


def _stories(user):
    steps = Transition.objects.filter(article=OuterRef("pk")).exclude(verb=teams.VERB)
    last = steps.order_by("-at", "-pk")
    return (
        with_readers(Article.objects.visible_to(user))
        .defer("body", "deck")
        .select_related("edition", "section")
        .prefetch_related("bylines__person__profiles", "team__user__person")
        .annotate(
            last_verb=Subquery(last.values("verb")[:1]),
            last_note=Subquery(last.values("note")[:1]),
        )
    )


_STATE_BEFORE = {"approve": State.SUBMITTED, "publish": State.APPROVED}


def _for_editors(stories, user, verb):
    """What they may move on; of their own, writers see where it stands."""
    reach = _in(editions_where(user, verb)) | _own(user)
    return stories.filter(reach, state=_STATE_BEFORE[verb])


def _editable(user):
    own = _in(editions_where_own(user, "edit")) & _own(user)
    return _in(editions_where(user, "edit")) | own


def _own(user):
    return Q(pk__in=Team.objects.filter(user=user.pk).values("article"))


def _in(editions):
    return Q(pk__isnull=False) if editions is None else Q(edition__in=editions)


def _pile(title, more, stories, direction="", order="changed_at"):
    found = list(stories.order_by(f"{direction}{order}", "pk")[: SHOWN + 1])
    for article in found:
        article.shown = shown_state(article)
    return Pile(title, more, found[:SHOWN], len(found) > SHOWN)
