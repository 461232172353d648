"""Pictures put into a story from outside its page, as from a phone."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import workflow
from articles.body import block
from articles.models import Figure
from articles.steps import Refused, may_do
from media import changes
from media.confirming import caption_of, put_words
from media.models import Image
from media.rights import say_source
from people.roles import may


@dataclass(frozen=True)
class Given:
    """A picture with the words that somebody typed for it."""

    image: Image
    caption: str
    credit: str


def may_add_pictures(article, user) -> bool:
    """It changes the library and the story."""
    return may(user, "pictures", article.edition) and may_do(article, "edit", user)


def add_pictures(article_id, by, given, source="") -> list[str]:
    """Put them into the story, in this order, and say what others have to know.

    One that stands in it already stays where it is: who lost the connection before
    the answer came may send all of them again. `source` is where they are from.
    """
    told = []
    with transaction.atomic():
        article = workflow.locked(article_id)
        if not may_add_pictures(article, by):
            raise Refused(_("You may not add pictures to this story."))
        there = set(article.figures.values_list("image", flat=True))
        fresh = [each for each in given if each.image.pk not in there]
        for each in fresh:
            told += _add(article, each, by)
        for each in given:
            say_source(by, each.image, source, timezone.now())
        if fresh:
            article.save()
            workflow.keep(article, by)
    return list(dict.fromkeys(told))


def _add(article, given, by) -> list[str]:
    """As on the story's page, the only picture comes first and others come last. Its
    words go to the library; where that has others, they are this story's own."""
    place = block("figure")
    is_first = not any(each["type"] == "figure" for each in article.body)
    article.body = [place, *article.body] if is_first else [*article.body, place]
    kept = caption_of(given.image, article.edition)
    figure = Figure(article=article, block=place["id"], image=given.image)
    told = []
    if kept:
        figure.caption = given.caption if given.caption != kept.text else ""
        figure.credit = given.credit if given.credit != kept.credit else ""
    elif put_words(
        given.image,
        article.edition,
        {"text": given.caption, "credit": given.credit},
    ):
        told = changes.tell(given.image, by)
    figure.save()
    return told
