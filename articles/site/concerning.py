"""The newest stories on some topics, or by some people.

What is common is found among the newest; what is not there is rare enough to be taken
from the index of topics and people, and put in order then. So it hangs on no guess of
the planner's how common something is.
"""

from django.db import connection

# `found` has the ids of live prints. By hand: to build it is more than to ask it.
_SQL = """
with near as materialized (
    select id, first_live, article_id
      from (select * from live_subject
             where edition_id = %(edition)s
               and (first_live, article_id)
                   < (%(at)s::timestamptz, %(number)s::bigint)
             order by first_live desc, article_id desc limit %(near)s) newest
     where article_id <> all (%(beside)s::bigint[])
       and (topics && %(topics)s::varchar[] or reporters && %(reporters)s::bigint[]
            or translators && %(translators)s::bigint[])
     limit %(count)s
), far as materialized (
    select id, first_live, article_id from live_subject
     where (select count(*) from near) < %(count)s
       and edition_id = %(edition)s
       and (first_live, article_id) < (%(at)s::timestamptz, %(number)s::bigint)
       and article_id <> all (%(beside)s::bigint[])
       and (topics && %(topics)s::varchar[] or reporters && %(reporters)s::bigint[]
            or translators && %(translators)s::bigint[])
), found as materialized (
    select id from (select * from near union select * from far) both_of
     order by first_live desc, article_id desc limit %(count)s
)
"""
# Among so many of the newest, at first.
NEAR = 1_000
# Behind every moment and every number of a story.
NOWHERE = "infinity", 2**63 - 1


def ids(edition_id, count, **concerned) -> list:
    """Of prints; for `concerned` see `rows`."""
    asked = rows("select id from found", edition_id, count, **concerned)
    return [pk for (pk,) in asked]


def rows(
    wanted,
    edition_id,
    count,
    *,
    than=None,
    near=NEAR,
    beside=(),
    topics=(),
    reporters=(),
    translators=(),
) -> list:
    """What the SQL `wanted` asks of those that are `found`: none of the stories
    `beside`, and those behind `than`, a moment and the number of a story."""
    at, number = than or NOWHERE
    asked = {
        "edition": edition_id,
        "at": at,
        "number": number,
        "near": near,
        "count": count,
        "beside": list(beside),
        "topics": list(topics),
        "reporters": list(reporters),
        "translators": list(translators),
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL + wanted, asked)
        return cursor.fetchall()
