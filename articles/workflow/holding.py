"""A legal hold, set and lifted. The story is kept as it is meanwhile."""

from django.db import transaction
from django.utils.translation import gettext

from articles import holds, stopping
from articles.models import Article, Hold

from .ground import doing, locked_work, needs

LONGEST_ASKER = 200


def hold(article_id, by, note, asked_by="") -> Article:
    """Nothing of the story goes to readers until the hold is lifted; one on an original
    is one on its translations. `note` is the reason, for the desk alone.

    All languages are locked first: a joint release on its way is finished before, or
    refused whole.
    """
    with transaction.atomic():
        family = _family(locked_work(article_id), article_id)
        with doing("hold", article_id, by, note) as article:
            needs(note, gettext("Say why the story is on hold."))
            Hold.objects.create(
                article=article,
                by=by,
                at=article.moment,
                reason=note.strip(),
                asked_by=asked_by.strip()[:LONGEST_ASKER],
            )
            stopping.stop(article.moment, family)
    return article


def lift_hold(article_id, by, note) -> Article:
    """What was planned comes at its moment if that is still to come; what is past is
    asked about, and never published late by itself."""
    with transaction.atomic():
        family = _family(locked_work(article_id), article_id)
        with doing("lift_hold", article_id, by, note) as article:
            needs(note, gettext("Say why the hold is lifted."))
            mine = holds.own(article)
            mine.lifted_at, mine.lifted_by = article.moment, by
            mine.lift_note = note.strip()
            mine.save(update_fields=["lifted_at", "lifted_by", "lift_note"])
            # The database says whether another one stands on it still.
            article.refresh_from_db(fields=["is_held"])
            stopping.go_on(article.moment, family)
    return article


def _family(works, article_id) -> list[int]:
    """Whom a hold on the story is on: an original's translations with it."""
    rows = works.values_list("pk", "original_id")
    return [pk for pk, original in rows if article_id in (pk, original)]
