"""Translations are marked behind in the same transaction that leaves them behind."""

from articles.models import Article, Rendering
from articles.translation.sources import source_of
from articles.translation.standing import mark_behind


def saved(article, now) -> None:
    """After a save of the desk copy, whose row the caller holds."""
    if article.original_id:
        _begin_to_follow(article)
        mark_behind(article, now)
    elif article.state != Article.State.PUBLISHED:
        printed(article, now)


def printed(original, now) -> None:
    """After what is to be followed of an original became another."""
    translations = original.translations.select_related(
        "original", "true_to", "edition"
    )
    # Most have none, and the short question takes a fifth of the time.
    if translations.exists():
        for each in translations:
            mark_behind(each, now)


def _begin_to_follow(article):
    """What has just been put to an original is taken to be true to it."""
    if article.true_to and article.true_to.article_id == article.original_id:
        return
    Rendering.objects.filter(article=article).delete()
    article.true_to = source_of(article.original)
    Article.objects.filter(pk=article.pk).update(true_to=article.true_to)
