"""A story that readers get before it is complete, and the end of that."""

from django.db import transaction

from articles.models import Article
from articles.printing import moment_to_come
from articles.translation import following

from .ground import doing, locked_work


def develop(article_id, by, until=None) -> Article:
    """Readers see that the story is not complete, in every language of it. It stands on
    top of the front of its edition until the moment `until`, where one is given.

    Done once more it changes that moment."""
    with doing("develop", article_id, by) as article:
        if until:
            moment_to_come(until, article.moment)
        article.developing_since = article.developing_since or article.moment
        article.breaking_until = until
    return article


def conclude(article_id, by) -> Article:
    """The story is complete. Translations that do not say what it says by now are
    behind from this moment on, and not since each of its changes."""
    with transaction.atomic():
        locked_work(article_id)
        with doing("conclude", article_id, by) as article:
            article.developing_since = article.breaking_until = None
        following.printed(article, article.moment)
    return article
