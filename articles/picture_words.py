"""The library's words of a picture and the live stories that took them from there.

A print keeps the words that it was made with. When the library says something else,
each live story may be brought up to date by a minor fix, or left as it is: nobody but
an editor of its edition says which.
"""

from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.compose import compose, figure_words
from articles.desk.alignment import Budget
from articles.desk.words import word_diff
from articles.models import Article, PictureNotice, Print
from articles.steps import Refused, why_not
from articles.windows import SHOWN

WORDS = {"caption": _("caption"), "alt": _("alt text"), "credit": _("credit line")}
# More stories with one picture are looked through another time.
MOST = 200
# Of a finished story, what is looked up anew or is the words themselves.
_OF_FIGURE = {*WORDS, "decorative", "image", "renditions", "width", "height"}


@dataclass
class Changed:
    """A live story that has other words than the library: `changes` are (label, what
    readers have, what the library says). It `is_apart` where its desk copy waits with
    other changes, which a minor fix would take along."""

    article: Article
    changes: list = field(default_factory=list)
    is_apart: bool = False
    pieces: list = field(default_factory=list)
    why_not: str = ""

    @property
    def may_be_sent(self) -> bool:
        return not (self.is_apart or self.why_not)


def changed_in(image) -> list[Changed]:
    """Every live story whose words of the picture came from the library, and differ."""
    stories = (
        Article.objects.filter(figures__image=image, state=Article.State.PUBLISHED)
        .select_related("edition", "section")
        .distinct()
        .order_by("pk")[:MOST]
    )
    found = (_changed(article, image) for article in stories)
    return [each for each in found if each]


def _changed(article, image) -> Changed | None:
    last = article.prints.filter(kind__in=SHOWN).order_by("-pk").first()
    family = {image.pk, *image.replaced.values_list("pk", flat=True)}
    if last is None or family.isdisjoint(last.images):
        return None
    now = compose(article)
    changes = _changes(article, family, last.story, now)
    if not changes:
        return None
    is_apart = _without_words(last.story, family) != _without_words(now, family)
    return Changed(article, changes, is_apart)


def _changes(article, family, before, now):
    """Of words that this use takes from the library."""
    printed = {each["id"]: each for each in before["blocks"]}
    composed = {each["id"]: each for each in now["blocks"]}
    for figure in article.figures.all():
        had, has = printed.get(figure.block), composed.get(figure.block)
        if figure.image_id not in family or not (had and has):
            continue
        if had.get("image") not in family:
            continue
        own = figure_words(figure)
        found = [
            (label, had[name], has[name])
            for name, label in WORDS.items()
            if had[name] != has[name] and not own[name]
        ]
        if found:
            return found
    return []


def _without_words(story, family):
    """What of a story is not the picture's words: the rest has to be as it was."""
    blocks = [
        {name: value for name, value in each.items() if name not in _OF_FIGURE}
        if each.get("image") in family
        else {name: value for name, value in each.items() if name != "renditions"}
        for each in story["blocks"]
    ]
    return {**story, "blocks": blocks, "picture": None}


def tell_stories(image, by) -> None:
    """Each of them waits for an editor to say whether readers get the change."""
    now = workflow.clock()
    stories = [each.article for each in changed_in(image)]
    PictureNotice.objects.filter(image=image).exclude(article__in=stories).delete()
    PictureNotice.objects.bulk_create(
        [PictureNotice(article=each, image=image, at=now, by=by) for each in stories],
        update_conflicts=True,
        unique_fields=["article", "image"],
        update_fields=["at", "by"],
    )


def open_notices():
    """Those of stories that were not published again since."""
    later = Print.objects.filter(
        article=OuterRef("article"), at__gt=OuterRef("at"), kind__in=SHOWN
    )
    return PictureNotice.objects.filter(
        ~Exists(later), article__state=Article.State.PUBLISHED
    )


def offered(image, user) -> list[Changed]:
    """The changed stories that `user` may read, each with why they may not send it."""
    waiting = open_notices().filter(image=image)
    readable = set(
        Article.objects.visible_to(user)
        .filter(pk__in=waiting.values("article"))
        .values_list("pk", flat=True)
    )
    found = [each for each in changed_in(image) if each.article.pk in readable]
    now = workflow.clock()
    budget = Budget()
    for each in found:
        each.pieces = [
            (label, word_diff(had, has, budget)) for label, had, has in each.changes
        ]
        each.why_not = why_not(each.article, "update", user, now)
    return found


def address(image, user) -> str:
    """Where a person is led who changed the words; empty where nothing is offered."""
    if not offered(image, user):
        return ""
    return reverse("admin:articles_article_words", args=[image.pk])


def send(image, article_id, seen_version, by) -> Article:
    """A minor fix that brings the library's words to readers. Raises Refused."""
    with transaction.atomic():
        article = workflow.locked(article_id)
        if article.version != seen_version:
            raise Refused(gettext("Somebody saved the story since. Look at it again."))
        changed = _changed(article, image)
        if changed is None:
            raise Refused(gettext("Readers have these words already."))
        if changed.is_apart:
            raise Refused(
                gettext("Other changes of the story wait. Publish them from there.")
            )
        article = workflow.update(article_id, by)
        PictureNotice.objects.filter(article=article_id, image=image).delete()
    return article


def leave(image, article_id, by) -> None:
    """Readers keep the words that they have. Raises Refused."""
    with transaction.atomic():
        article = workflow.locked(article_id)
        if reason := why_not(article, "update", by, workflow.clock()):
            raise Refused(reason)
        PictureNotice.objects.filter(article=article_id, image=image).delete()
