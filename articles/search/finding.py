"""Asking the rows of the search: which prints, in which order, and how many.

The ids are found through the indexes first and then put in order: stories with the
words in their head by how well they fit, then all others, newest first.
"""

from contextlib import contextmanager
from typing import NamedTuple

from django.db import OperationalError, connection
from psycopg.errors import QueryCanceled

from articles.search.vectors import DICTIONARY, YEAR, dictionary_of

# Nobody pages further than this, and no more are counted.
DEEPEST = COUNTED = 500
# Of stories with the words so many are gathered, the newest. Of those with the words in
# their head, too: where there are more, one in so many says nothing of how well they
# fit, and all are newest first.
MANY = MANY_HEADS = 500
# More of one year are not gathered.
DENSE = 3000

_STEMS = (
    "select l.name, w.word, array(select lexeme from unnest(to_tsvector("  # noqa: S608
    + DICTIONARY.format(name="l.name")
    + ", w.word))) from unnest(%s::text[]) l (name) cross join unnest(%s::text[])"
    " w (word)"
)
# For each place (see `find`) its own, in their order.
_PLACES = """
select p.edition, r.print_id, r.total
  from unnest({values}) p ({names}) cross join lateral ({found}) r
"""
# Words say their edition and their year. An index on words knows no order; so one year
# is gathered and put in order after the other, from the newest, until there are enough.
# `offset 0` keeps the planner from other ways; a branch not taken costs nothing.
_FOUND = """
-- What is looked for in each year, the newest first.
with years as materialized (
    select year, {queries} from generate_series({newest}, {oldest}, -1) year
),
-- How many have it: all of them, or as many of the newest years.
few as materialized (
    select q.year, r.* from years q cross join lateral (
        select print_id, first_live, article_id from live_search
         where {words} and {narrowed} offset 0) r
     limit {many} + 1
),
-- Whether these are all, or else very many of one year.
kind as materialized (
    select is_all, not is_all and p.start = 0 and first = last and {dense} < (
           select count(*) from (
           select from years q cross join lateral (
               select from live_search where {words} and {narrowed} offset 0) r
            where year = last limit {dense} + 1) r) as is_dense
      from (select count(*) <= {many} as is_all, min(year) as first, max(year) as last
              from few) f
),
-- Those that have it in their head, by how well they fit, unless they are too many.
named as materialized (
    select r.* from years q cross join lateral (
        select print_id, first_live, article_id, {rank} as rank from live_search
         where {named} and {narrowed} offset 0) r
     limit {many_heads} + 1
), heads as materialized (
    select * from named where (select count(*) from named) <= {many_heads}
),
-- The newest first: of all; or looked at one by one, for enough of so many have it; or
-- gathered year by year.
others as (
    (select print_id, first_live, article_id from few where (select is_all from kind)
      order by first_live desc, article_id desc)
     union all
    select w.* from (select * from years where year = (select max(year) from few)) q
     cross join lateral (
        select print_id, first_live, article_id from live_search
         where edition_id = p.edition
           and first_live >= make_timestamptz(q.year, 1, 1, 0, 0, 0, 'utc')
           and first_live < make_timestamptz(q.year + 1, 1, 1, 0, 0, 0, 'utc')
         order by first_live desc, article_id desc) w
     cross join lateral (
        select from live_search where article_id = w.article_id
           and print_id = w.print_id and {words} and {narrowed} offset 0) has
     where (select is_dense from kind)
     union all
    select r.* from years q cross join lateral (
        select print_id, first_live, article_id from live_search
         where {words} and {narrowed}
         order by first_live desc, article_id desc offset 0) r
     where (select not is_dense and not is_all from kind)
), placed as (
    select print_id, 0 as part, rank, first_live, article_id from heads
     union all
    (select print_id, 1, 0, first_live, article_id from others
      where (select count(*) from heads) < p.start + p.most
        and print_id not in (select print_id from heads) limit p.start + p.most)
)
select print_id, (select count(*) from few) as total from placed
 order by part, rank desc, first_live desc, article_id desc
 limit p.most offset p.start
"""
_YEAR_OF = (
    "(select extract(year from first_live at time zone 'utc')::int from live_search"
    " where edition_id = p.edition"
    " order by first_live {way}, article_id {way} limit 1)"
)
# Without words there is nothing to find through an index but the order.
_LISTED = """
select print_id,
       (select count(*) from (select 1 from live_search
         where edition_id = p.edition and {narrowed} limit {counted} + 1) c) as total
  from live_search where edition_id = p.edition and {narrowed}
 order by first_live desc, article_id desc
 limit p.most offset p.start
"""
_CONDITIONS = {
    "section": "section = %(section)s",
    "begins": "first_live >= p.begins",
    "ends": "first_live < p.ends",
    "people": "head @@ q.people",
    "topics": "head @@ q.topics",
}
_TYPES = {
    **dict.fromkeys(("edition", "most", "start"), "int"),
    **dict.fromkeys(("begins", "ends"), "timestamptz"),
    **dict.fromkeys(("words", "people", "topics"), "text"),
}


class Found(NamedTuple):
    """Of one edition: ids of prints in their order, and how many there are in all,
    COUNTED and one where there are more."""

    prints: list[int]
    total: int


class TooSlow(Exception):
    """The database gave up in time."""


@contextmanager
def in_time():
    try:
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
    with how many are wanted, and from which on."""
    found = {}
    with connection.cursor() as cursor:
        for statement in statements_of(asked, places, stems):
            cursor.execute(*statement)
            for edition, printed, total in cursor.fetchall():
                each = found.setdefault(edition, Found([], min(total, COUNTED + 1)))
                each.prints.append(printed)
    return found


def statements_of(asked, places, stems) -> list:
    """The SQL with its values: one for all places, but for those of whose language a
    dictionary says that the words are in every text."""
    kinds = {}
    for edition, most, start in places:
        begins, ends = asked.moments(edition.zone)
        place = {"edition": edition.pk, "most": most, "start": start}
        place |= {"begins": begins, "ends": ends}
        place |= {
            "people": asked.people_query(edition.pk),
            "topics": asked.topics_query(edition.pk),
            "words": _words(asked, edition, stems),
        }
        in_heads_only = bool(asked.runs) and not place["words"]
        if in_heads_only:
            place["words"] = asked.plain_query(edition.pk)
        kinds.setdefault(in_heads_only, []).append(place)
    return [_statement(asked.section, *each) for each in kinds.items()]


def _words(asked, edition, stems):
    if not asked.runs:
        return ""
    return asked.query(edition.pk, stems[dictionary_of(edition.language)])


def _statement(section, in_heads_only, places):
    """Of one kind, which all ask for the same."""
    names = [name for name in _TYPES if places[0][name] not in ("", None)]
    values = {name: [place[name] for place in places] for name in names}
    narrowed = [sql for name, sql in _CONDITIONS.items() if name in names]
    if section:
        values["section"] = section
        narrowed.append(_CONDITIONS["section"])
    shape = _found if {"words", "people", "topics"} & {*names} else _listed
    found = shape(names, " and ".join(narrowed) or "true", in_heads_only)
    arrays = ", ".join(f"%({name})s::{_TYPES[name]}[]" for name in names)
    return _PLACES.format(values=arrays, names=", ".join(names), found=found), values


def _listed(names, narrowed, in_heads_only):
    return _LISTED.format(narrowed=narrowed, counted=COUNTED)


def _found(names, narrowed, in_heads_only):
    queries = [name for name in ("words", "people", "topics") if name in names]
    asked = [f"replace(p.{n}, '{YEAR}', year::text)::tsquery as {n}" for n in queries]
    words, named, rank = "true", "false", "0"
    if "words" in queries:
        named, rank = "head @@ q.words", "ts_rank(head, q.words)"
        words = named if in_heads_only else "body @@ q.words"
    newest, oldest = _YEAR_OF.format(way="desc"), _YEAR_OF.format(way="asc")
    if "ends" in names:
        newest = f"least({newest}, extract(year from p.ends at time zone 'utc')::int)"
    if "begins" in names:
        oldest = (
            f"greatest({oldest}, extract(year from p.begins at time zone 'utc')::int)"
        )
    return _FOUND.format(
        **{"queries": ", ".join(asked), "newest": newest, "oldest": oldest},
        **{"words": words, "named": named, "rank": rank, "narrowed": narrowed},
        **{"many": MANY, "many_heads": MANY_HEADS, "dense": DENSE},
    )
