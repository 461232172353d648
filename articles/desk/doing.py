"""Doing a verb from a page that a person has looked at."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles import workflow
from articles.mistakes import open_mistakes, settle
from articles.models import Mistake
from articles.steps import Refused

# These stand for the text as it was seen; they are refused when it changed since.
_OF_THE_TEXT = {
    *("approve", "publish", "approve_and_publish"),
    *("update", "correct", "reschedule"),
}


def do_verb(verb, article_id, user, seen_version, settling=(), **arguments):
    """What the verb returned. Raises Refused with a sentence for the screen. `settling`
    holds ids of reported mistakes that a correction puts right."""
    run = getattr(workflow, verb)
    if verb not in _OF_THE_TEXT:
        return run(article_id, user, **arguments)
    with transaction.atomic():
        article = workflow.locked(article_id)
        if article.version != seen_version:
            raise Refused(_changed_since(article))
        done = run(article_id, user, **arguments)
        for mistake in open_mistakes(article).filter(pk__in=settling):
            settle(mistake.pk, user, Mistake.Outcome.CORRECTED, arguments["note"])
    return done


def _changed_since(article):
    last = article.revisions.select_related("by__person").first()
    at = last.at.astimezone(article.edition.zone)
    return _(
        "%(name)s changed the story at %(time)s, after you opened this page. Look at"
        " the preview, then do it again."
    ) % {"name": last.by, "time": f"{at:%H:%M}"}
