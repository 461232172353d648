"""Doing a verb from a page that a person has looked at."""

from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from articles import workflow
from articles.mistakes import open_mistakes, report, settle
from articles.models import Mistake
from articles.steps import Refused

# These stand for the text as it was seen; they are refused when it changed since.
_OF_THE_TEXT = {
    *("approve", "publish", "approve_and_publish"),
    *("update", "correct", "reschedule"),
}


class Came(NamedTuple):
    """`back` is what the verb returned, `left` says what did not go with it."""

    back: object
    left: str = ""


def do_verb(
    verb,
    article_id,
    user,
    seen_version,
    settling=(),
    wrong_in_original=None,
    **arguments,
) -> Came:
    """Raises Refused with a sentence for the screen. `settling` holds ids of reported
    mistakes that a correction puts right; `wrong_in_original` is the sentence of the
    original that is wrong as well, "" for none in particular."""
    run = getattr(workflow, verb)
    if verb not in _OF_THE_TEXT:
        return Came(run(article_id, user, **arguments))
    with transaction.atomic():
        if verb == "correct":
            workflow.locked_work(article_id)
        article = workflow.locked(article_id)
        if article.version != seen_version:
            raise Refused(_changed_since(article))
        done = run(article_id, user, **arguments)
        for mistake in open_mistakes(article).filter(pk__in=settling):
            settle(mistake.pk, user, Mistake.Outcome.CORRECTED, arguments["note"])
        if wrong_in_original is None:
            return Came(done)
        left = _tell_original(article, user, arguments["note"], wrong_in_original)
        return Came(done, left)


def _tell_original(article, user, note, sentence) -> str:
    """A report for the editors of the original; whatever keeps it from being made does
    not keep the translation from being corrected."""
    said = _("Corrected in %(edition)s: %(note)s") % {
        "edition": article.edition,
        "note": note,
    }
    try:
        report(article.original_id, user, said, sentence)
    except Refused as refused:
        return _("The editors of the original were not told: %(why)s") % {
            "why": refused
        }
    return ""


def _changed_since(article):
    last = article.revisions.select_related("by__person").first()
    at = last.at.astimezone(article.edition.zone)
    return _(
        "%(name)s changed the story at %(time)s, after you opened this page. Look at"
        " the preview, then do it again."
    ) % {"name": last.by, "time": f"{at:%H:%M}"}
