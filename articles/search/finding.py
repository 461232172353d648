"""Asking the rows of the search: which prints, in which order, and how many.

The ids are found through the indexes first and then put in order: stories with the
words in their head by how well they fit, then all others, newest first.
"""

from contextlib import contextmanager
from typing import NamedTuple

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from articles.search.vectors import DICTIONARY, YEAR, dictionary_of

# Nobody pages further than this.
DEEPEST = 500
# Of stories with the words so many are gathered, the newest. Of those with the words in
# their head, too: where there are more, one in so many says nothing of how well they
# fit, and all are newest first.
MANY = MANY_HEADS = 1000
COUNTED = 1000
MILLISECONDS = 2000

_STEMS = (
    "select l.name, w.word, array(select lexeme from unnest(to_tsvector("  # noqa: S608
    + DICTIONARY.format(name="l.name")
    + ", w.word))) from unnest(%s::text[]) l (name) cross join unnest(%s::text[])"
    " w (word)"
)
# Words say their edition and their year. An index on words knows no order; so one year
# is gathered and put in order after the other, from the newest, until there are enough.
# `offset 0` keeps the planner from looking for all years at once.
_FOUND = """
with years as materialized (
    select {queries}
      from generate_series({newest}, {oldest}, -1) year
), found as materialized (
    select r.* from years q cross join lateral (
        select id, print_id, first_live, article_id from live_search
         where {words} and {narrowed}
         order by first_live desc, article_id desc offset 0) r
     limit {many} + 1
), named as materialized (
    select r.* from years q cross join lateral (
        select id, print_id, first_live, article_id, {rank} as rank
          from live_search where {named} and {narrowed} offset 0) r
     limit {many_heads} + 1
), heads as materialized (
    select * from named where (select count(*) from named) <= {many_heads}
), placed as (
    select print_id, 0 as part, rank, first_live, article_id from heads
     union all
    (select print_id, 1, 0, first_live, article_id from found
      where id not in (select id from heads) limit %(start)s + %(limit)s)
)
select %(edition)s, print_id, (select count(*) from found)
  from placed order by part, rank desc, first_live desc, article_id desc
 limit %(limit)s offset %(start)s
"""
_YEAR_OF = (
    "(select extract(year from first_live at time zone 'utc')::int from live_search"
    " where edition_id = %(edition)s"
    " order by first_live {way}, article_id {way} limit 1)"
)
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


_FOR_A_SEARCH = "select set_config('statement_timeout', %s, true)"


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
    params = {"edition": edition.pk, "limit": limit, "start": start}
    begins, ends = asked.moments(edition.zone)
    dates = {"section": asked.section, "begins": begins, "ends": ends}
    params |= {name: value for name, value in dates.items() if value}
    narrowed = [_CONDITIONS[name] for name in dates if name in params]
    queries, words, named = _queries(asked, stems, edition)
    if not queries:
        narrowed = _all(narrowed)
        return _LISTED.format(narrowed=narrowed, counted=COUNTED), params
    params |= queries
    narrowed += [f"head @@ q.{name}" for name in queries if name != "words"]
    rank = "ts_rank(head, q.words)" if asked.runs else "0"
    parts = {"words": words, "named": named, "rank": rank, "narrowed": _all(narrowed)}
    numbers = {"many": MANY, "many_heads": MANY_HEADS}
    return _FOUND.format(**_years(queries, begins, ends), **parts, **numbers), params


_CONDITIONS = {
    "section": "section = %(section)s",
    "begins": "first_live >= %(begins)s",
    "ends": "first_live < %(ends)s",
}


def _all(conditions) -> str:
    return " and ".join(conditions) or "true"


def _queries(asked, stems, edition):
    """What is looked for, by its name, and its conditions on texts and on heads."""
    of_heads = {
        "people": asked.people_query(edition.pk),
        "topics": asked.topics_query(edition.pk),
    }
    queries = {name: query for name, query in of_heads.items() if query}
    if not asked.runs:
        return queries, "true", "false"
    query = asked.query(edition.pk, stems[dictionary_of(edition.language)])
    if query:
        return queries | {"words": query}, "body @@ q.words", "head @@ q.words"
    # Words that are in every text: they are looked for in heads only.
    query = asked.plain_query(edition.pk)
    return queries | {"words": query}, "head @@ q.words", "head @@ q.words"


def _years(queries, begins, ends) -> dict:
    """The parts of the SQL that go through the years of the edition's stories."""
    asked = [
        f"replace(%({name})s, '{YEAR}', year::text)::tsquery as {name}"
        for name in queries
    ]
    newest, oldest = _YEAR_OF.format(way="desc"), _YEAR_OF.format(way="asc")
    if ends:
        newest = f"least({newest}, {_year('ends')})"
    if begins:
        oldest = f"greatest({oldest}, {_year('begins')})"
    return {"queries": ", ".join(asked), "newest": newest, "oldest": oldest}


def _year(name):
    return f"extract(year from %({name})s::timestamptz at time zone 'utc')::int"
