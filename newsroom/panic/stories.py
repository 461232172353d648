"""Stories on the emergency page: found, pulled, put back; publishing frozen."""

import re
from urllib.parse import unquote

from django.db import transaction
from django.db.models import Q

from articles import workflow
from articles.models import Article, Emergency, Window
from articles.querysets import ENDS_LATER
from newsroom.panic.record import record

Verb = Emergency.Verb
MOST_FOUND = 20
LONGEST = 500


def pull(pk, by, note):
    with transaction.atomic():
        gone = workflow.pull(pk, by, note)
        record(Verb.PULL, by, note, article=gone[0].work)
    return gone


def put_back(pk, by, note):
    with transaction.atomic():
        came = workflow.republish(pk, by, note)
        record(Verb.REPUBLISH, by, note, article=Article.objects.get(pk=pk))
    return came


def freeze(by, note):
    with transaction.atomic():
        made = workflow.freeze_publishing(by, note)
        record(Verb.FREEZE, by, note)
    return made


def thaw(by, note):
    with transaction.atomic():
        ended = workflow.thaw_publishing(by, note)
        record(Verb.THAW, by, note)
    return ended


def found(words) -> list[Article]:
    """Of what readers have or will have: by its number, by its address, whole or the
    last part of it, or by words of its headline as the desk or as readers know it."""
    words = words.strip().replace("\0", "")[:LONGEST]
    if not words:
        return []
    stories = Article.objects.filter(_is_meant(words), state=Article.State.PUBLISHED)
    related = stories.select_related("edition", "original__edition")
    return list(related.defer("body", "deck").order_by("-pk")[:MOST_FOUND])


def _is_meant(words):
    if number := re.fullmatch(r"#?([0-9]{1,18})", words):
        return Q(pk=int(number[1]))
    with_readers = Window.objects.filter(ENDS_LATER)
    slug = _slug_in(words)
    named = with_readers.filter(
        Q(print__slug=slug) | Q(print__headline__icontains=words)
    )
    desk = Q(slug=slug) | Q(headline__icontains=words)
    return desk | Q(pk__in=named.values("article"))


def _slug_in(words) -> str:
    """The last part, if they are an address; a headline is no slug by itself."""
    path = unquote(words).split("?")[0].split("#")[0]
    return path.rstrip("/").rpartition("/")[2]


def languages(pk) -> list[Article]:
    """Every language of the story that goes when it is pulled, with its times."""
    works = Article.objects.of_work(Article.objects.get(pk=pk))
    gone = works.filter(state=Article.State.PUBLISHED).select_related("edition")
    return list(gone.prefetch_related("windows").defer("body", "deck").order_by("pk"))
