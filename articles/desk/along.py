"""Which languages can go to readers in the same moment as their original, and why the
others cannot."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles import approvals, steps
from articles.checks import Found, found_in
from articles.desk.headlines import with_known_headline
from articles.desk.states import shown_state, with_readers
from articles.models import Article

State = Article.State
_WAITING = (State.DRAFT, State.SUBMITTED, State.APPROVED)


@dataclass
class Language:
    """A translation with its go or no-go: without `reason` it can go along."""

    article: Article
    shown: object
    reason: str = ""
    found: Found | None = None
    # The form in which what is advised is looked at, where one is shown.
    overriding: object = None

    @property
    def headline(self):
        return self.article.known_headline or ""

    @property
    def edition(self):
        return self.article.edition


def languages_of(article, user, now) -> list[Language]:
    """Translations that readers do not have yet, in the order of the editions."""
    works = Article.objects.filter(original=article, state__in=_WAITING)
    # Most have none, and the short question takes a tenth of the time.
    if article.original_id or not works.exists():
        return []
    stories = with_known_headline(with_readers(works), user)
    rows = stories.select_related("edition", "section").prefetch_related("team")
    return [
        _language(each, user, now) for each in rows.order_by("edition__position", "pk")
    ]


def _language(other, user, now):
    shown = shown_state(other)
    if not steps.may_do(other, "publish", user):
        reason = _("You may not publish in %(edition)s.") % {"edition": other.edition}
        return Language(other, shown, reason)
    if reason := steps.why_not(other, "publish", user, now):
        return Language(other, shown, reason)
    if approvals.standing(other) is None:
        reason = _("It was changed after it was approved. Approve it again first.")
        return Language(other, shown, reason)
    found = found_in(other)
    if found.required:
        reason = " ".join(str(each) for each in found.required)
        return Language(other, shown, reason, found)
    return Language(other, shown, "", found)
