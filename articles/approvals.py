"""By whose word a story goes to readers: the rule of two persons, and the record.

The callers hold the article's row lock and have set `article.moment`.
"""

import hashlib
import json
from typing import NamedTuple

from django.utils.translation import gettext

from articles.compose import compose
from articles.models import Approval, Article, Byline
from articles.refused import Refused
from articles.windows import SHOWN
from people.models import Duty, User

Rule = Approval.Rule
# Who is credited so has written it, whoever typed it for them.
_WRITING = (Byline.Role.REPORTER, Byline.Role.TRANSLATOR)
# Corrections are added by a verb that is an approval itself.
_NOT_APPROVED = "corrections"


def digest_of(article, story=None) -> str:
    """The hash of the finished story: text, credits and pictures as they are now.
    `story` is it composed, where it is already."""
    story = story or compose(article)
    kept = {name: value for name, value in story.items() if name != _NOT_APPROVED}
    text = json.dumps(kept, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


class Writers(NamedTuple):
    """Ids of who saved some of what readers do not have yet, and of those whom readers
    would newly take for its authors."""

    typed: set[int]
    credited: set[int]

    @property
    def all(self) -> set[int]:
        return self.typed | self.credited


def writers_of(article) -> Writers:
    """Asked of the database once for each version of an article object: a page asks it
    for every verb."""
    stands = article.version, article.state
    if getattr(article, "_writers", (None, None))[0] != stands:
        printed = _with_readers(article)
        article._writers = (
            stands,
            Writers(_typed(article, printed), _credited(article, printed)),
        )
    return article._writers[1]


def _typed(article, printed) -> set[int]:
    new = article.revisions.exclude(by=None)
    if printed:
        new = new.filter(number__gt=printed.revision.number if printed.revision else 0)
    return set(new.order_by().values_list("by", flat=True).distinct())


def _credited(article, printed) -> set[int]:
    bylines = Byline.objects.filter(article=article, role__in=_WRITING)
    if printed:
        known = [*printed.reporters, *printed.translators]
        bylines = bylines.exclude(person__in=known)
    users = User.objects.filter(person__in=bylines.values("person"))
    return set(users.values_list("pk", flat=True))


def _with_readers(article):
    """The last print of what readers have or will have."""
    if article.state != Article.State.PUBLISHED:
        return None
    shown = article.prints.filter(kind__in=SHOWN).select_related("revision")
    return shown.defer("story", "revision__content").order_by("-pk").first()


def is_on_duty(edition, user, now) -> bool:
    return Duty.objects.at(now).filter(edition=edition, user=user.pk).exists()


def rule_for(article, user, now) -> str:
    """Under which rule `user` may approve the story now; empty where they may not."""
    if not article.edition.two_persons:
        return Rule.NONE
    if user.pk not in writers_of(article).all:
        return Rule.TWO
    return Rule.ALONE if is_on_duty(article.edition, user, now) else ""


def why_not(article, user, now) -> str:
    """Why `user` may not let the story go to readers by their own word."""
    if rule_for(article, user, now):
        return ""
    if is_only_credited(article, user):
        sentence = gettext(
            "You are credited with it as who wrote or translated it, and in %(edition)s"
            " another person approves. Ask another editor."
        )
    else:
        sentence = gettext(
            "You wrote some of it, and in %(edition)s another person approves. Ask"
            " another editor."
        )
    return sentence % {"edition": article.edition}


def is_only_credited(article, user) -> bool:
    """Whether `user` counts as a writer by the credits alone, and saved none of it."""
    return user.pk not in writers_of(article).typed


def give(article, by, story=None) -> Approval:
    """Record that `by` approves the story as it stands. Raises Refused."""
    rule = rule_for(article, by, article.moment)
    if not rule:
        raise Refused(why_not(article, by, article.moment))
    return Approval.objects.create(
        article=article,
        revision_id=article.newest_id,
        approved_by=by,
        wrote=sorted(writers_of(article).all),
        rule=rule,
        digest=digest_of(article, story),
        at=article.moment,
    )


def standing(article, story=None) -> Approval | None:
    """The approval of the story exactly as it is now."""
    last = article.approvals.select_related("approved_by__person").first()
    return last if last and last.digest == digest_of(article, story) else None


def is_alone(approval, by) -> bool:
    """Whether nobody but who wrote it has let it go to readers."""
    return approval.rule == Rule.ALONE and by.pk in approval.wrote
