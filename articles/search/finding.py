"""Asking the rows of the search: which prints, in which order, and how many.

The ids are found through the indexes first and then put in order: stories with the
words in their head by how well they fit, then all others, newest first.
"""

from contextlib import contextmanager
from typing import NamedTuple

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from articles.search.vectors import DICTIONARY, dictionary_of

# Of stories with the words in their head so many, the newest, are put in order by how
# well they fit. Nobody pages further than this, either.
RANKED = DEEPEST = 500
COUNTED = 1000
MILLISECONDS = 2000

_STEMS = (
    "select l.name, w.word, array(select lexeme from unnest(to_tsvector("  # noqa: S608
    + DICTIONARY.format(name="l.name")
    + ", w.word))) from unnest(%s::text[]) l (name) cross join unnest(%s::text[])"
    " w (word)"
)
# The planner's own way through the order is slow where a word is rare: materialized.
_FOUND = """
with texts as materialized (
    select id, article_id, print_id, first_live from live_search
     where edition_id = %(edition)s and {where} and {words}
), named as materialized (
    select id, article_id, print_id, first_live, head from live_search
     where edition_id = %(edition)s and {where} and head @@ %(query)s::tsquery
), heads as materialized (
    select id, article_id, print_id, first_live,
           ts_rank(head, %(query)s::tsquery) as rank
      from (select * from named order by first_live desc, article_id desc
             limit {ranked}) newest
), placed as (
    select print_id, 0 as part, rank, first_live, article_id from heads
     union all
    (select print_id, 1, 0, first_live, article_id from texts
      where id not in (select id from heads)
      order by first_live desc, article_id desc limit {deepest})
)
select %(edition)s, print_id, (select count(*) from texts)
  from placed order by part, rank desc, first_live desc, article_id desc
 limit %(limit)s offset %(start)s
"""
# Without words there is nothing to find through an index but the order.
_LISTED = """
select %(edition)s, print_id,
       (select count(*) from (select 1 from live_search
         where edition_id = %(edition)s and {where} limit {counted} + 1) c)
  from live_search
 where edition_id = %(edition)s and {where}
 order by first_live desc, article_id desc
 limit %(limit)s offset %(start)s
"""
_BY_NAME = """
with named as materialized (
    select print_id, first_live, article_id from live_search
     where edition_id = %(edition)s and {where}
)
select %(edition)s, print_id, (select count(*) from named)
  from named order by first_live desc, article_id desc
 limit %(limit)s offset %(start)s
"""


class Found(NamedTuple):
    """Of one edition: ids of prints in their order, and how many there are in all,
    COUNTED and one where there are more."""

    prints: list[int]
    total: int


class TooSlow(Exception):
    """The database gave up in time."""


@contextmanager
def in_time():
    """Statements inside have a time of their own, so that no search holds others up."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"set local statement_timeout = {MILLISECONDS:d}")
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TooSlow from error
        raise


def stems_of(languages, words) -> dict:
    """Dictionary -> word -> what it is found by."""
    names = sorted({dictionary_of(each) for each in languages})
    found = {name: {} for name in names}
    if words:
        with connection.cursor() as cursor:
            cursor.execute(_STEMS, [names, words])
            for name, word, stems in cursor.fetchall():
                found[name][word] = stems
    return found


def find(asked, places, stems) -> dict:
    """Edition's id -> Found, for each that has some; `places` lists editions, each
    with how many are wanted from which on. One query for all."""
    rows = _asked_at_once(statement_of(asked, stems, *place) for place in places)
    found = {}
    for edition, printed, total in rows:
        each = found.setdefault(edition, Found([], min(total, COUNTED + 1)))
        each.prints.append(printed)
    return found


def _asked_at_once(statements):
    """Each statement has values of the same names: they get a number."""
    numbered, params = [], {}
    for number, (statement, given) in enumerate(statements):
        for name, value in given.items():
            statement = statement.replace(f"%({name})s", f"%({name}_{number})s")
            params[f"{name}_{number}"] = value
        numbered.append(f"({statement})")
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(numbered), params)
        return cursor.fetchall()


def statement_of(asked, stems, edition, limit, start=0):
    """The SQL for one edition, and its values."""
    params = {"edition": edition.pk, "limit": limit, "start": start}
    where = _where(asked, edition, params)
    shape = _LISTED
    words = "body @@ %(query)s::tsquery"
    if asked.runs:
        shape = _FOUND
        query = asked.query(stems[dictionary_of(edition.language)])
        if not query:
            # Words that are in every text: they are looked for in names only.
            query, words = asked.plain_query(), "head @@ %(query)s::tsquery"
        params["query"] = query
    elif asked.people or asked.topics:
        shape = _BY_NAME
    numbers = {"ranked": RANKED, "deepest": DEEPEST, "counted": COUNTED}
    return shape.format(where=where, words=words, **numbers), params


def _where(asked, edition, params) -> str:
    begins, ends = asked.moments(edition.zone)
    conditions = {
        "section": ("section = %(section)s", asked.section),
        "people": ("head @@ %(people)s::tsquery", asked.people),
        "topics": ("head @@ %(topics)s::tsquery", asked.topics),
        "begins": ("first_live >= %(begins)s", begins),
        "ends": ("first_live < %(ends)s", ends),
    }
    asked_for = {name: each for name, each in conditions.items() if each[1]}
    params |= {name: value for name, (_, value) in asked_for.items()}
    return " and ".join(sql for sql, _ in asked_for.values()) or "true"
