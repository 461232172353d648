"""What the board of translations is asked to show."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models import Article
from articles.translation.queue import LABELS, Stage
from people.chooser import is_id
from people.models import Edition

State = Article.State
LATE, ORPHANED = "late", "orphaned"
MADE = {
    Stage.IN_WORK: Q(state=State.DRAFT),
    Stage.IN_REVIEW: Q(state=State.SUBMITTED),
    Stage.APPROVED: Q(state=State.APPROVED),
    Stage.LIVE: Q(state=State.PUBLISHED, stale_since=None),
    Stage.STALE: Q(state=State.PUBLISHED, stale_since__isnull=False),
}
ASKED = {
    Stage.NOT_WANTED: Q(is_wanted=False),
    Stage.WANTED: Q(is_wanted=True, translator=None),
    Stage.ASSIGNED: Q(is_wanted=True, translator__isnull=False),
}


def states() -> list[tuple]:
    """What can be asked for, the most urgent first."""
    named = [Stage.NONE, *ASKED, *MADE]
    return [
        (LATE, _("late")),
        (ORPHANED, _("original withdrawn or dropped")),
        *((stage.value, LABELS[stage]) for stage in named),
    ]


@dataclass(frozen=True)
class Asked:
    """What the board shall show; anything unknown in an address asks for nothing."""

    edition: Edition | None = None
    person: int | None = None
    state: str = ""
    before: int | None = None

    @classmethod
    def from_query(cls, query, editions):
        code, state = query.get("edition", ""), query.get("state", "")
        return cls(
            next((each for each in editions if each.code == code), None),
            _number(query.get("person", "")),
            state if state in dict(states()) else "",
            _number(query.get("before", "")),
        )

    @property
    def is_filtered(self):
        return bool(self.edition or self.person or self.state)


def _number(text):
    return int(text) if is_id(text) else None
