"""Never before a moment, in no language."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from articles.models import Article
from articles.printing import moment_to_come
from articles.refused import Refused
from articles.steps import is_embargoed

from .ground import doing, locked_work, needs


def embargo(article_id, by, until, note="") -> Article:
    """Nobody can publish the story in any language before the moment `until`."""
    with transaction.atomic():
        # So that no language is published meanwhile.
        works = locked_work(article_id)
        with doing("embargo", article_id, by, note) as article:
            moment_to_come(until, article.moment)
            if is_embargoed(article, article.moment) and until < article.embargo_until:
                raise Refused(
                    gettext("To shorten an embargo, remove it first, with a reason.")
                )
            _needs_nobody_sees(works, article.moment, until)
            article.embargo_until = until
    return article


def _needs_nobody_sees(works, now, until):
    ends = Q(windows__live_until=None) | Q(windows__live_until__gt=now)
    early = works.filter(ends, windows__live_from__lt=until)
    first = early.select_related("edition").first()
    if first:
        raise Refused(
            gettext(
                "In %(edition)s readers have it, or will have it before that moment."
                " Withdraw it or cancel that first."
            )
            % {"edition": first.edition}
        )


def lift_embargo(article_id, by, note) -> Article:
    with doing("lift_embargo", article_id, by, note) as article:
        needs(note, gettext("Say why the embargo does not hold any more."))
        article.embargo_until = None
    return article
