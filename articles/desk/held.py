"""What the desk says of a legal hold: on the story's page, and before it is set or
lifted. The reason is for whoever may read the story on which it stands."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from articles import holds, stopping
from articles.desk.headlines import with_known_headline
from articles.desk.states import ENDED, STOPPED, shown_state, with_readers
from articles.models import Article, Hold, Window
from articles.querysets import LIVE_NOW
from articles.steps import may_do

_WITH_READERS = Prefetch("windows", Window.objects.filter(LIVE_NOW), to_attr="live_now")


@dataclass(frozen=True)
class Standing:
    """A hold as a page shows it; `reason` is empty for whom it is not."""

    hold: Hold
    is_own: bool
    may_lift: bool
    may_read: bool

    @property
    def reason(self):
        return self.hold.reason if self.may_read else ""

    @property
    def asked_by(self):
        return self.hold.asked_by if self.may_read else ""


@dataclass(frozen=True)
class Language:
    """One language of the story, and what a hold means for it now."""

    article: Article
    shown: object
    is_live: bool
    may_withdraw: bool
    planned: datetime | None


def standing_on(article, user) -> list[Standing]:
    return [_standing(each, article, user) for each in holds.standing(article)]


def _standing(hold, article, user):
    is_own = hold.article_id == article.pk
    may_read = is_own or Article.objects.may_read(user, hold.article)
    may_lift = holds.may_lift(hold, user) and may_do(hold.article, "lift_hold", user)
    return Standing(hold, is_own, may_lift, may_read)


def told(article, verb, user, now) -> dict:
    """For the page of the verb: each language, what readers have of it and what was
    to come."""
    if verb == "reschedule":
        return {"passed_moment": _passed_moment(article, now)}
    if verb not in ("hold", "lift_hold"):
        return {}
    languages = _languages(article, user)
    found = {"languages": languages, "is_held_live": _any_live(languages)}
    if verb == "lift_hold":
        found["standing"] = standing_on(article, user)
        found["passed"] = [each for each in languages if _is(each, before=now)]
        found["coming"] = [each for each in languages if _is(each, after=now)]
    return found


def _any_live(languages):
    return any(each.is_live for each in languages)


def _is(language, before=None, after=None):
    if not language.planned:
        return False
    return language.planned <= before if before else language.planned > after


def _languages(article, user) -> list[Language]:
    works = Article.objects.of_work(article)
    if article.original_id:
        works = works.filter(pk=article.pk)
    works = with_known_headline(with_readers(works), user).select_related("edition")
    rows = works.prefetch_related(_WITH_READERS, "team").defer("body", "deck")
    rows = list(rows.in_order_of_locks())
    stopped = {each.article_id: each.print.live_from for each in stopping.planned(rows)}
    return [_language(each, user, stopped.get(each.pk)) for each in rows]


def _language(work, user, stopped):
    is_live = bool(work.live_now)
    return Language(
        work,
        shown_state(work),
        is_live,
        is_live and may_do(work, "kill", user),
        stopped or work.opens_at,
    )


def stopped_moment(article, shown, now):
    """The moment of a planned publication that was stopped, where nothing has taken
    its place: asked for of a story that looks like one only."""
    if shown.key not in (STOPPED, ENDED):
        return None
    printed = stopping.planned_of(article)
    return printed and printed.live_from


def to_choose_anew(article, now) -> bool:
    """Whether a moment passed while the story was stopped, and nothing stops it now."""
    return bool(_passed_moment(article, now))


def _passed_moment(article, now):
    printed = None if article.is_held else stopping.planned_of(article)
    return printed.live_from if printed and printed.live_from <= now else None
