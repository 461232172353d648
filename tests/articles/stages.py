"""How far a story is: on the desk, and with readers."""

from articles.models import Article, LiveArticle

State = Article.State


def state(story):
    return Article.objects.get(pk=story.pk).state


def live(story):
    return LiveArticle.objects.filter(article_id=story.pk).first()
