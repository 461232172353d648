"""Stories on the same topics or by the same people, newest first."""

from typing import NamedTuple

from django.db import connection

from . import concerning

RELATED = 4
# Among so many of the newest, at first.
NEAR = 300
_SQL = f"""{concerning.SQL}
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
    at, number = concerning.NOWHERE
    asked = {
        "at": at,
        "number": number,
        "edition": article.edition_id,
        "near": NEAR,
        "beside": beside,
        "topics": article.topics,
        "reporters": article.reporters,
        "translators": [],
        "count": RELATED,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL, asked)
        return [Related(*row) for row in cursor.fetchall()]
