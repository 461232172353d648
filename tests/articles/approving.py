"""An edition in which two persons let a story out, and what became of the story."""

from articles.models import Article, LiveArticle
from tests.cast import make_user


def asks_for_two(cast):
    """The edition asks for two persons."""
    cast.en.two_persons = True
    cast.en.save()
    cast.second = make_user("second", "editor", cast.en)
    return cast


def state(story):
    return Article.objects.get(pk=story.pk).state


def live(story):
    return LiveArticle.objects.filter(article_id=story.pk).first()
