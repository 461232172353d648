"""Stories on the same topics or by the same people, newest first."""

from typing import NamedTuple

from django.db import connection

RELATED = 4
# Among so many of the newest what is common is found; what is not there is rare enough
# to be taken from the index of topics and people, and put in order then.
NEAR = 300
# By hand: to build it is more than to ask it.
_SQL = """
with near as materialized (
    select id, first_live, article_id
      from (select id, first_live, article_id, topics, reporters from live_subject
             where edition_id = %(edition)s
             order by first_live desc, article_id desc limit %(near)s) newest
     where article_id <> all (%(beside)s::bigint[])
       and (topics && %(topics)s::varchar[] or reporters && %(people)s::bigint[])
     limit %(count)s
), far as materialized (
    select id, first_live, article_id from live_subject
     where (select count(*) from near) < %(count)s
       and edition_id = %(edition)s and article_id <> all (%(beside)s::bigint[])
       and (topics && %(topics)s::varchar[] or reporters && %(people)s::bigint[])
), found as materialized (
    select id from (select * from near union select * from far) both_of
     order by first_live desc, article_id desc limit %(count)s
)
select article_id, slug, headline from live_article
 where id in (select id from found)
 order by first_live desc, article_id desc
"""


class Related(NamedTuple):
    article_id: int
    slug: str
    headline: str


def related(article) -> list[Related]:
    """Of a live article; none of those that stand beside it as its neighbours."""
    if not (article.topics or article.reporters):
        return []
    beside = [article.article_id, *(each["article"] for each in article.neighbours)]
    asked = {
        "edition": article.edition_id,
        "near": NEAR,
        "beside": beside,
        "topics": article.topics,
        "people": article.reporters,
        "count": RELATED,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL, asked)
        return [Related(*row) for row in cursor.fetchall()]
