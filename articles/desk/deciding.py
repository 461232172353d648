"""What a person sees before deciding that readers get a story, or lose it."""

from datetime import timedelta

from articles import approvals
from articles.compose import compose
from articles.desk.differences import changes_for_readers
from articles.desk.touched import touched_by
from articles.models import Approval, Article, Print
from articles.pages import versions_of
from articles.printing import embargo_on
from articles.querysets import LIVE_NOW
from articles.steps import APPROVING
from people.models import Edition

PRINTING = frozenset(
    {"publish", "approve_and_publish", "update", "correct", "reschedule"}
)


def decided(article, verb, user, now) -> dict:
    """For the page of the verb: by whose word, under which embargo, what changes for
    readers, in which languages, and on which other pages."""
    if verb not in PRINTING | APPROVING | {"kill"}:
        return {}
    found = {
        **_by_whose_word(article, verb, user, now),
        **_embargo(article, user, now),
    }
    if verb in PRINTING | {"kill"}:
        found |= _touched(article, verb)
    if verb in PRINTING:
        seen = article.windows.filter(live_from__lte=now)
        found |= {
            "is_printing": True,
            "changes": changes_for_readers(article, user),
            "was_seen": seen.exists(),
        }
    return found


def _by_whose_word(article, verb, user, now):
    if verb == "publish":
        return {"approval": approvals.standing(article)}
    if (
        verb not in APPROVING | {"approve_and_publish"}
        or approvals.rule_for(article, user, now) != Approval.Rule.ALONE
    ):
        return {}
    hours = timedelta(hours=article.edition.second_look_hours)
    return {
        "alone_until": now + hours,
        "is_only_credited": approvals.is_only_credited(article, user),
    }


def _embargo(article, user, now):
    """The moment until which no language of the work may be published, and what the
    desk noted of it, for whoever may read the story that holds it."""
    held_by = embargo_on(article, now)
    if held_by is None:
        return {"embargo": None}
    found = {"embargo": held_by.embargo_until}
    if Article.objects.visible_to(user).filter(pk=held_by.pk).exists():
        set_by = held_by.transitions.filter(verb="embargo").select_related("by__person")
        found["embargo_step"] = set_by.first()
    return found


def _touched(article, verb):
    live = Print.objects.filter(article=article, windows__in=_live_windows(article))
    before = live.values_list("story", flat=True).first()
    after = None if verb == "kill" else compose(article)
    versions = versions_of(article.original_id or article.pk, Edition.objects.all())
    others = [each for each in versions if each.edition.pk != article.edition_id]
    return {
        "finished": after,
        "other_languages": others,
        "touched": touched_by(article, before, after, others),
    }


def _live_windows(article):
    return article.windows.filter(LIVE_NOW)
