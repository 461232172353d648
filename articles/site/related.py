"""Stories on the same topics or by the same people, newest first."""

from typing import NamedTuple

from django.db import connection
from psycopg import sql

RELATED = 4
# By hand: to build it is more than to ask it, and only with the values in it can the
# database tell rare ones, which it takes from their index, from common ones, for which
# it walks from the newest.
_SQL = sql.SQL("""
select article_id, slug, headline from live_article
 where edition_id = {} and article_id <> all ({}::bigint[])
   and (topics && {}::varchar[] or reporters && {}::bigint[])
 order by first_live desc, article_id desc limit {}
""")


class Related(NamedTuple):
    article_id: int
    slug: str
    headline: str


def related(article) -> list[Related]:
    """Of a live article; none of those that stand beside it as its neighbours."""
    if not (article.topics or article.reporters):
        return []
    beside = [article.article_id, *(each["article"] for each in article.neighbours)]
    asked = [article.edition_id, beside, article.topics, article.reporters, RELATED]
    statement = _SQL.format(*asked)
    with connection.cursor() as cursor:
        # As text: what is asked again and again is planned without the values.
        cursor.execute(statement.as_string(cursor.connection))
        return [Related(*row) for row in cursor.fetchall()]
