"""What may be done with a story now: the next step, the others, and why not."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import approvals, holds, pulled, steps
from articles.desk.states import is_waiting
from articles.developing import is_developing
from articles.models import Article
from articles.windows import frozen

State = Article.State
BOTH = steps.Verb(
    "approve_and_publish",
    _("Approve and publish"),
    {State.DRAFT, State.SUBMITTED},
    State.PUBLISHED,
    _("The steps that are left, in one."),
)
VERBS = {
    name: verb
    for key, each in steps.VERBS.items()
    for name, verb in (
        [(key, each), (BOTH.name, BOTH)] if key == "publish" else [(key, each)]
    )
}
# Done at once from the story's page; the others have a page that asks first.
AT_ONCE = frozenset({"submit", "approve"})
# What BOTH does of the verbs, by the state it begins in.
_PARTS = {
    State.DRAFT: ("submit", "approve", "publish"),
    State.SUBMITTED: ("approve", "publish"),
}
_NEXT = {
    State.DRAFT: "submit",
    State.APPROVED: "publish",
    State.SPIKED: "restore",
    State.KILLED: "restore",
}


@dataclass(frozen=True)
class Choice:
    verb: steps.Verb
    why_not: str = ""
    is_next: bool = False
    words: str = ""

    @property
    def label(self):
        """A button that only leads to a question ends in an ellipsis."""
        words = self.words or self.verb.label
        return words if self.verb.name in AT_ONCE else f"{words}…"


def label_of(verb, article, now) -> str:
    """The verb's name on a button, for the story as it stands."""
    if verb.name == "embargo" and steps.is_embargoed(article, now):
        return gettext("Change the embargo")
    if verb.name == "develop" and is_developing(article):
        return gettext("Change how long it is breaking news")
    if verb.name == "update" and is_developing(article):
        return gettext("Add what is new, no note")
    return str(verb.label)


def why_not(article, name, user, now) -> str:
    """Why `user` may not do it now, for the verbs of a story and for both in one."""
    reason = _why_not(article, name, user, now)
    if reason or not holds.is_stopped_by_freeze(article, name):
        return reason
    return frozen() if holds.is_frozen_for(user) else ""


def _why_not(article, name, user, now):
    if name != BOTH.name:
        return steps.why_not(article, name, user, now)
    parts = _PARTS.get(article.state, ("approve", "publish"))
    if not all(steps.may_do(article, part, user) for part in parts):
        return gettext("This is for who may both approve and publish.")
    if held := holds.why_not(article, name, user):
        return held
    if away := pulled.why_not(article, name, user):
        return away
    if article.state == State.APPROVED:
        return gettext("It is approved already: it can be published.")
    if article.state not in _PARTS:
        return steps.wrong_step(article, "publish", user, now)
    return approvals.why_not(article, user, now)


def choices_for(article, user, now) -> list[Choice]:
    """Every verb, in the order of a story's life; `article` came `with_readers`."""
    # Each verb looks at them.
    prefetch_related_objects([article], "windows")
    offered = [name for name in VERBS if name != "lift_hold" or article.is_held]
    reasons = {name: why_not(article, name, user, now) for name in offered}
    following = _following(article, user, reasons)
    return [
        Choice(
            VERBS[name], reason, name == following, label_of(VERBS[name], article, now)
        )
        for name, reason in reasons.items()
    ]


def held_back(article, user, choices) -> str:
    """Why somebody who may approve cannot let this one go on: they wrote some of it."""
    if article.state == State.SUBMITTED:
        name = "approve"
    elif article.state == State.PUBLISHED and is_waiting(article):
        name = "update"
    else:
        return ""
    held = next(each for each in choices if each.verb.name == name)
    return held.why_not if steps.may_do(article, name, user) else ""


def _following(article, user, reasons):
    """The one step that is next for this person, if there is one that they may do."""
    if article.state == State.PUBLISHED and is_waiting(article):
        # What is added while a story develops corrects nothing.
        wanted = ["update"] if is_developing(article) else ["correct"]
    elif article.state == State.SUBMITTED:
        wanted = [BOTH.name, "approve"]
    elif article.state == State.DRAFT and steps.is_own(article, user):
        wanted = [BOTH.name, "submit"]
    else:
        wanted = [_NEXT.get(article.state)]
    return next((name for name in wanted if reasons.get(name) == ""), None)
