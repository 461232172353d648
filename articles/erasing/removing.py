"""Removing what was found and agreed to: each story in a transaction of its own, then
what hangs on none, then files."""

import logging

from django.db import transaction
from django.db.models import Q

from articles import cards, workflow
from articles.erasing import asking, database, recording, sessions
from articles.memory import keeping
from articles.models import ErasureJob, MemoryPair, ShareCard
from articles.previews import links as preview_links
from articles.search import rows
from media import storage
from people.models import Person
from people.spelling import respell

# Where thousands are erased, not all pages of readers are made anew for each of them:
# what only lists a story is some seconds later, and all of them are at the end.
TELL_EVERY = 25
log = logging.getLogger(__name__)


def some(erasure, job) -> bool:
    """The next story, or all that hangs on none. Stories in the order of their numbers,
    as everybody locks them."""
    left = erasure.places.filter(story__gt=int(job.last or 0)).order_by("story")
    number = left.values_list("story", flat=True).first()
    if number is None:
        return _rest(erasure, job)
    _story(erasure, number, tells=job.of <= asking.MANY or job.done % TELL_EVERY == 0)
    job.last, job.done = str(number), job.done + 1
    return True


def _story(erasure, number, tells) -> None:
    workflow.locked(number)
    remembered = _remembers(number)
    emptied = database.story(erasure, number)
    article = workflow.locked(number)
    article.moment = workflow.clock()
    recording.printed(article, erasure, emptied)
    recording.stepped(article, erasure)
    preview_links.end_all(article, article.moment)
    if emptied:
        rows.write([number])
        # Its own page and its fronts go with the print that tells of it.
        if tells:
            database.tell_all_pages()
    if remembered:
        keeping.printed(article)
    # A card is drawn in a third of a second: only where there is one, or has to be now.
    if erasure.pictures or ShareCard.objects.filter(print__article=number).exists():
        transaction.on_commit(lambda: cards.settle(number), robust=True)


def _remembers(number) -> bool:
    """Whether there are earlier translations of it, or of which it is the original."""
    pairs = MemoryPair.objects.filter(Q(article=number) | Q(article__original=number))
    return pairs.exists()


def _rest(erasure, job) -> bool:
    people = list(
        erasure.places.filter(place__in=("people_person", "people_profile"))
        .values_list("place", "row")
        .distinct()
    )
    database.rest(erasure)
    _respell(people)
    job.phase, job.place, job.last = ErasureJob.Phase.FILES, "", ""
    return True


def _respell(found) -> None:
    people = {int(row) for place, row in found if place == "people_person"}
    profiles = {int(row) for place, row in found if place == "people_profile"}
    changed = Person.objects.filter(pk__in=people) | Person.objects.filter(
        profiles__in=profiles
    )
    for person in changed.distinct():
        respell(person)


def files(erasure, job) -> bool:
    """Files go after their rows have: what is interrupted is done again."""
    for file in erasure.removed_files.all()[:100]:
        try:
            if file.store == file.Store.PUBLIC:
                storage.remove_public([file.name])
            else:
                storage.remove_private(file.name)
        except OSError as error:
            log.error("File %s is not gone: %s.", file.pk, type(error).__name__)
            job.result |= {"files_left": erasure.removed_files.count()}
            return False
        database.file_gone(file.pk)
    if erasure.removed_files.exists():
        return True
    job.result = {"sessions": sessions.clean(erasure)}
    job.phase = ErasureJob.Phase.PROVE
    return True
