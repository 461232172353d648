"""From a draft to an approval, and out of the way."""

from django.utils.translation import gettext

from articles import approvals
from articles.addresses import give_slug
from articles.models import Article
from articles.refused import Refused

from .ground import doing, needs


def submit(article_id, by, note="") -> Article:
    with doing("submit", article_id, by, note) as article:
        make_findable(article)
    return article


def make_findable(article) -> None:
    if not article.headline.strip():
        raise Refused(gettext("Write a headline first, so that it can be found."))
    give_slug(article)


def send_back(article_id, by, note) -> Article:
    with doing("send_back", article_id, by, note) as article:
        needs(note, gettext("Say in a note what shall be changed."))
    return article


def approve(article_id, by, note="") -> Article:
    """Let the story as it stands go to readers, by the word of another than wrote it
    where the edition asks for two persons."""
    with doing("approve", article_id, by, note) as article:
        approvals.give(article, by)
    return article


def spike(article_id, by, note="") -> Article:
    with doing("spike", article_id, by, note) as article:
        pass
    return article


def restore(article_id, by, note="") -> Article:
    with doing("restore", article_id, by, note) as article:
        pass
    return article
