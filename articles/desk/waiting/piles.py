"""Piles of the front page: what waits for one thing, each row with what is said of it.

A pile is found by ids and moments only. What its rows show of a story is asked for
once, for all piles together (`front.py`).
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery

from articles import teams
from articles.desk.states import with_readers
from articles.models import Article, Transition
from articles.querysets import has

SHOWN = 8
# Beyond it the number of a pile is "99+": nobody counts further before coffee.
MOST = 100
LATE = timedelta(days=1)
State = Article.State
AT_WORK = (State.DRAFT, State.SUBMITTED, State.APPROVED)
# States in which somebody may still get to read it, or does.
ALIVE = (*AT_WORK, State.PUBLISHED)


@dataclass
class Row:
    """One thing that waits. `key` stays the same while it does.

    `since` is how long it has waited; `said` are somebody's words (`by`) to whom it
    waits for; `more` is what the row's own template wants beside that.
    """

    key: str
    article_id: int | None = None
    since: datetime | None = None
    said: str = ""
    by: Any = ""
    is_late: bool = False
    more: dict = field(default_factory=dict)
    article: Article | None = None


@dataclass
class Pile:
    """Rows of one kind. `row` names their template, `list` the query of the whole
    list of stories that shows the same; `is_aside` is worth knowing and asks nothing.
    `urgent` counts what should not wait; on top, all of it."""

    key: str
    title: str
    rows: list[Row]
    row: str = "story"
    list: str = ""
    hint: str = ""
    is_top: bool = False
    is_aside: bool = False
    # A record of what happened: it is whole, whatever else is listed of its stories.
    is_record: bool = False

    @property
    def shown(self):
        return self.rows[:SHOWN]

    @property
    def rest(self):
        """What no list shows and the pile folds."""
        return [] if self.list else self.rows[SHOWN:]

    @property
    def has_more(self):
        return bool(self.list) and len(self.rows) > SHOWN

    @property
    def count(self):
        return f"{MOST - 1}+" if len(self.rows) >= MOST else str(len(self.rows))

    @property
    def urgent(self):
        return len(self.rows) if self.is_top else sum(row.is_late for row in self.rows)


def without_doubles(piles) -> list[Pile]:
    """Each story once, in the pile that is looked at first, and in each that is a
    record; empty piles go."""
    taken = set()
    for pile in piles:
        if pile.row == "story" and not pile.is_record:
            pile.rows = [row for row in pile.rows if row.article_id not in taken]
        if pile.row in ("story", "look", "mistake", "duty"):
            taken |= {row.article_id for row in pile.rows}
    return [pile for pile in piles if pile.rows]


def with_details(user, ids) -> dict:
    """What rows show of stories of which `user` may know, by id."""
    readable = Article.objects.visible_to(user).filter(pk=OuterRef("pk"))
    stories = with_readers(Article.objects.listed_to(user)).annotate(
        readable=has(readable)
    )
    return (
        stories.defer("body", "deck")
        .select_related("edition", "section")
        .prefetch_related("bylines__person__profiles", "team__user__person")
        .in_bulk(ids)
    )


def with_last_step(stories):
    """Stories with the step that brought them where they are: `step`, `step_at`, …"""
    steps = Transition.objects.filter(article=OuterRef("pk"))
    last = steps.exclude(verb__in=teams.ASIDE).order_by("-at", "-pk")
    return stories.annotate(
        step=Subquery(last.values("verb")[:1]),
        step_at=Subquery(last.values("at")[:1]),
        step_note=Subquery(last.values("note")[:1]),
        step_by=Subquery(last.values("by")[:1]),
    )
