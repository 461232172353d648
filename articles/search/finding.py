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
# A word that more have is looked for from the newest on, which finds it soon; one in
# the heads of so many says nothing of how well they fit.
MANY, MANY_HEADS = 2000, 1000
COUNTED = 1000
MILLISECONDS = 2000

_STEMS = (
    "select l.name, w.word, array(select lexeme from unnest(to_tsvector("  # noqa: S608
    + DICTIONARY.format(name="l.name")
    + ", w.word))) from unnest(%s::text[]) l (name) cross join unnest(%s::text[])"
    " w (word)"
)
# The planner's own way through the order is slow where a word is rare: materialized,
# and cut where there are many. The branch that is not taken costs nothing. Words say
# their edition; asked for besides, all of its stories would be gathered, too.
_FOUND = """
with few as materialized (
    select id, article_id, print_id, first_live from live_search
     where {words} and {narrowed} limit {many} + 1
), named as materialized (
    select id, article_id, print_id, first_live, head from live_search
     where {named} and {narrowed} limit {many_heads} + 1
), heads as materialized (
    select id, article_id, print_id, first_live,
           ts_rank(head, %(query)s::tsquery) as rank
      from (select * from named order by first_live desc, article_id desc
             limit {ranked}) newest
     where (select count(*) from named) <= {many_heads}
), placed as (
    select print_id, 0 as part, rank, first_live, article_id from heads
     union all
    (select print_id, 1, 0, first_live, article_id from few
      where (select count(*) from few) <= {many} and id not in (select id from heads)
      order by first_live desc, article_id desc limit %(start)s + %(limit)s)
     union all
    (select print_id, 1, 0, first_live, article_id from live_search
      where (select count(*) from few) > {many} and id not in (select id from heads)
        and edition_id = %(edition)s and {words} and {narrowed}
      order by first_live desc, article_id desc limit %(start)s + %(limit)s)
)
select %(edition)s, print_id, (select count(*) from few)
  from placed order by part, rank desc, first_live desc, article_id desc
 limit %(limit)s offset %(start)s
"""
# Without words there is nothing to find through an index but the order.
_LISTED = """
select %(edition)s, print_id,
       (select count(*) from (select 1 from live_search
         where edition_id = %(edition)s and {narrowed} limit {counted} + 1) c)
  from live_search where edition_id = %(edition)s and {narrowed}
 order by first_live desc, article_id desc
 limit %(limit)s offset %(start)s
"""


class Found(NamedTuple):
    """Of one edition: ids of prints in their order, and how many there are in all,
    COUNTED and one where there are more."""

    prints: list[int]
    total: int


# How rare words are says how to look for them: each search has a plan of its own.
_FOR_A_SEARCH = """
select set_config('statement_timeout', %s, true),
       set_config('plan_cache_mode', 'auto', true)
"""


class TooSlow(Exception):
    """The database gave up in time."""


@contextmanager
def in_time():
    """Statements inside have a time of their own, so that no search holds others up."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_FOR_A_SEARCH, [str(MILLISECONDS)])
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
    params = {"edition": edition.pk, "limit": limit, "start": start, "query": ""}
    narrowed = _narrowed(asked, edition, params)
    if not (asked.runs or asked.person or asked.topic):
        return _LISTED.format(narrowed=narrowed, counted=COUNTED), params
    in_head = "head @@ %(query)s::tsquery"
    words, named = "body @@ %(query)s::tsquery", in_head
    if not asked.runs:
        words, named = "true", "false"
    else:
        of_edition = stems[dictionary_of(edition.language)]
        params["query"] = asked.query(edition.pk, of_edition)
        if not params["query"]:
            # Words that are in every text: they are looked for in heads only.
            params["query"], words = asked.plain_query(edition.pk), in_head
    parts = {"words": words, "named": named, "narrowed": narrowed}
    numbers = {"ranked": RANKED, "many": MANY, "many_heads": MANY_HEADS}
    return _FOUND.format(**parts, **numbers), params


def _narrowed(asked, edition, params) -> str:
    begins, ends = asked.moments(edition.zone)
    conditions = {
        "section": ("section = %(section)s", asked.section),
        "people": ("head @@ %(people)s::tsquery", asked.people_query(edition.pk)),
        "topics": ("head @@ %(topics)s::tsquery", asked.topics_query(edition.pk)),
        "begins": ("first_live >= %(begins)s", begins),
        "ends": ("first_live < %(ends)s", ends),
    }
    asked_for = {name: each for name, each in conditions.items() if each[1]}
    params |= {name: value for name, (_, value) in asked_for.items()}
    return " and ".join(sql for sql, _ in asked_for.values()) or "true"
