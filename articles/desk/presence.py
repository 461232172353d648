"""Who has a story open, in which field, since when; and who said to go on with it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Presence
from articles.templatetags.desk_stories import time_in_zone

# A page tells every ten seconds that it is open; a browser that hides it may do so once
# a minute.
SEEN = timedelta(seconds=30)
CLOSED = timedelta(seconds=90)
# A page that was saved, or left for another one of the same story, comes back as
# another one: the same visit.
_SAME_VISIT = timedelta(minutes=5)

PLACES = {
    "body": gettext_lazy("in the body"),
    "headline": gettext_lazy("in the headline"),
    "deck": gettext_lazy("in the deck"),
    "kicker": gettext_lazy("in the label above the headline"),
    "dateline": gettext_lazy("in the dateline"),
    "topics": gettext_lazy("in the topics"),
    "section": gettext_lazy("at the section"),
    "planned_at": gettext_lazy("at the plan"),
    "slug": gettext_lazy("in the address"),
    "original": gettext_lazy("at the original"),
    "figures": gettext_lazy("in the pictures"),
    "credits": gettext_lazy("in the credits"),
    "notes": gettext_lazy("in the notes"),
}

_SEEN = """
insert into articles_presence as known
       (article_id, by_id, page, place, since, seen_at)
values (%s, %s, %s, %s, clock_timestamp(), clock_timestamp())
on conflict (by_id, page) do update
   set place = excluded.place, seen_at = excluded.seen_at
 where known.article_id = excluded.article_id
"""


def see(user, article_id, sent) -> None:
    """The page is open, or goes on as that which it took the place of in its tab. Who
    took over goes on with that however long they looked at another page."""
    if sent.before and sent.before != sent.page:
        mine = Presence.objects.filter(by=user.pk, article=article_id)
        recent = Q(seen_at__gt=Now() - _SAME_VISIT) | Q(took_over_at__isnull=False)
        if not mine.filter(page=sent.page).exists():
            mine.filter(recent, page=sent.before).update(page=sent.page)
    with transaction.atomic(), connection.cursor() as cursor:
        # It need not outlive a power cut, and so waits for no disk.
        cursor.execute("set local synchronous_commit = off")
        cursor.execute(_SEEN, [article_id, user.pk, sent.page, place_of(sent.place)])


def place_of(field) -> str:
    name = (field or "").partition("-")[0]
    return name if name in PLACES else ""


def take_over(user, article_id, page) -> None:
    mine = Presence.objects.filter(article=article_id, by=user.pk, page=page)
    mine.update(took_over_at=Now())


def leave(user, page) -> None:
    Presence.objects.filter(by=user.pk, page=page).delete()


@dataclass(frozen=True)
class Page:
    """An open page; `name` is that of who has it open, `now` the database's time."""

    pk: int
    by_id: int
    name: str
    page: str
    place: str
    since: datetime
    seen_at: datetime
    took_over_at: datetime | None
    now: datetime


# Each open page asks every ten seconds: not by way of the models.
_PAGES = """
select p.id, p.by_id, coalesce(r.name, u.username), p.page, p.place, p.since, p.seen_at,
       p.took_over_at, clock_timestamp()
  from articles_presence p
  join people_user u on u.id = p.by_id
  left join people_person r on r.id = u.person_id
 where p.article_id = %s
 order by p.since, p.id
"""


def end(user, page) -> None:
    """It may not write any more. That it did is remembered for a day."""
    mine = Presence.objects.filter(by=user.pk, page=page)
    mine.update(seen_at=Now() - CLOSED)


class Pages:
    """Every page of one story that is open, or was a short while ago."""

    def __init__(self, article_id):
        with connection.cursor() as cursor:
            cursor.execute(_PAGES, [article_id])
            self.rows = [Page(*row) for row in cursor.fetchall()]

    def beside(self, user, page) -> list[Page]:
        """The other pages that are open now."""
        return [
            row
            for row in self.rows
            if row.seen_at > row.now - SEEN and not _is(row, user.pk, page)
        ]

    def of_others(self, user) -> list[Page]:
        return [row for row in self.beside(user, "") if row.by_id != user.pk]

    def is_open(self, by_id, page) -> bool:
        return any(
            _is(row, by_id, page) and row.seen_at > row.now - CLOSED
            for row in self.rows
        )

    def taken_by(self, by_id, page) -> Page | None:
        """The page that took over last after that page began to write."""
        mine = next((row for row in self.rows if _is(row, by_id, page)), None)
        if mine is None:
            return None
        began = mine.took_over_at or mine.since
        later = [
            row
            for row in self.rows
            if row is not mine and row.took_over_at and row.took_over_at > began
        ]
        return max(later, key=lambda row: row.took_over_at, default=None)


def _is(row, by_id, page) -> bool:
    return row.by_id == by_id and row.page == page


def in_words(row, user, edition) -> str:
    words = {
        "name": row.name,
        "place": PLACES.get(row.place, ""),
        "time": time_in_zone(row.since, edition),
    }
    if row.by_id == user.pk:
        if row.place:
            sentence = _(
                "You have it open in another window, %(place)s, since %(time)s."
            )
        else:
            sentence = _("You have it open in another window, since %(time)s.")
    elif row.place:
        sentence = _("%(name)s has this open, %(place)s, since %(time)s.")
    else:
        sentence = _("%(name)s has this open since %(time)s.")
    return sentence % words


def said_of(rows, user, edition) -> dict:
    """The sentences and the first page that each is of: of two windows of one person
    it says the same once."""
    said = {}
    for row in rows:
        said.setdefault(in_words(row, user, edition), row.pk)
    return said


def taken_in_words(row, user, edition) -> str:
    words = {"name": row.name, "time": time_in_zone(row.took_over_at, edition)}
    if row.by_id == user.pk:
        sentence = _(
            "You went on in another window at %(time)s. What you had typed here until"
            " then is kept on the desk, where you can look at it from there, and it"
            " still stands below."
        )
    else:
        sentence = _(
            "%(name)s took over at %(time)s. What you had typed until then is kept on"
            " the desk, where %(name)s can look at it, and it still stands below."
        )
    return sentence % words
