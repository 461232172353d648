"""Stories on the same topics or by the same people, newest first."""

from typing import NamedTuple

from . import concerning

RELATED = 4
# Among so many of the newest, at first.
NEAR = 300
_WANTED = """
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
    found = concerning.rows(
        _WANTED,
        article.edition_id,
        RELATED,
        near=NEAR,
        beside=beside,
        topics=article.topics,
        reporters=article.reporters,
    )
    return [Related(*row) for row in found]
