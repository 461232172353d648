"""Which verb leads from which state to which, and why one may not be done now."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import approvals, developing, holds, pulled
from articles.models import Article
from articles.refused import Refused
from articles.wrong_steps import sentence_for
from people.roles import may

__all__ = ["VERBS", "Refused", "Verb", "is_own", "may_do", "why_not"]

State = Article.State
# What readers get by the word of whoever does it.
APPROVING = frozenset({"approve", "update", "correct"})


class Verb:
    """One verb: its name on a button, the states it needs, and the one it leads to,
    which is None where the story stays in its own."""

    def __init__(self, name, label, before, after, help_text=""):
        self.name, self.label, self.help_text = name, label, help_text
        self.before, self.after = frozenset(before), after


VERBS = {
    verb.name: verb
    for verb in (
        Verb("submit", _("Submit"), {State.DRAFT}, State.SUBMITTED),
        Verb(
            "send_back",
            _("Send back"),
            {State.SUBMITTED, State.APPROVED},
            State.DRAFT,
            _("The writer gets it back with your note."),
        ),
        Verb(
            "approve",
            _("Approve"),
            {State.SUBMITTED, State.APPROVED},
            State.APPROVED,
        ),
        Verb("publish", _("Publish"), {State.APPROVED}, State.PUBLISHED),
        Verb(
            "update",
            _("Minor fix, no note"),
            {State.PUBLISHED},
            State.PUBLISHED,
            _("Readers get the text as it stands now, without a note."),
        ),
        Verb(
            "correct",
            _("Correct"),
            {State.PUBLISHED},
            State.PUBLISHED,
            _("Readers get the text as it stands now, with your dated note."),
        ),
        Verb(
            "reschedule",
            _("Move the planned publication"),
            {State.PUBLISHED},
            None,
            _("Readers get it as it was published, at another moment."),
        ),
        Verb(
            "cancel",
            _("Cancel the planned publication"),
            {State.PUBLISHED},
            State.APPROVED,
            _("Readers have not seen it, and will not until it is published."),
        ),
        Verb(
            "kill",
            _("Withdraw from readers"),
            {State.PUBLISHED},
            State.KILLED,
            _("Readers will see that it was withdrawn, and nothing of its words."),
        ),
        Verb(
            "spike",
            _("Drop (never published)"),
            {State.DRAFT, State.SUBMITTED, State.APPROVED},
            State.SPIKED,
            _("Readers have never seen it and never will. You can take it back."),
        ),
        Verb(
            "restore",
            _("Take back to draft"),
            {State.SPIKED, State.KILLED},
            State.DRAFT,
            _("It can be edited and submitted again. Readers see no change."),
        ),
        Verb(
            "embargo",
            _("Set an embargo"),
            {State.DRAFT, State.SUBMITTED, State.APPROVED},
            None,
            _("Nobody can publish it before that moment, in any language."),
        ),
        Verb(
            "lift_embargo",
            _("Remove the embargo"),
            set(State),
            None,
            _("It can be published at any moment. Who removed it and why is kept."),
        ),
        Verb(
            "develop",
            _("Mark as developing"),
            {State.DRAFT, State.SUBMITTED, State.APPROVED, State.PUBLISHED},
            None,
            _("Readers are told that it is not complete. Translations are not behind."),
        ),
        Verb(
            "conclude",
            _("The story is complete"),
            set(State),
            None,
            _("Readers see no mark any more. Who translates is told what changed."),
        ),
        Verb(
            "hold",
            _("Put on legal hold"),
            set(State),
            None,
            _(
                "Nothing of it is approved or published, in any language of it, until"
                " the hold is lifted."
            ),
        ),
        Verb(
            "lift_hold",
            _("Lift the legal hold"),
            set(State),
            None,
            _("It can be approved and published again. Lifting it publishes nothing."),
        ),
    )
}


def is_own(article, user) -> bool:
    """Whether `user` is on the story's team."""
    return any(member.user_id == user.pk for member in article.team.all())


def may_do(article, verb, user) -> bool:
    if may(user, verb, article.edition):
        return True
    return may(user, verb, article.edition, own=True) and is_own(article, user)


def why_not(article, verb, user, now) -> str:
    """Why `user` may not do `verb` with the article now; empty where they may."""
    step = VERBS[verb]
    if not may_do(article, verb, user):
        return gettext(
            "Your role does not allow this. Ask an editor of %(edition)s."
        ) % {"edition": article.edition}
    if held := holds.why_not(article, verb, user):
        return held
    if away := pulled.why_not(article, verb, user):
        return away
    if article.state not in step.before:
        return wrong_step(article, verb, user, now)
    if verb == "approve" and _stands_approved(article):
        return gettext("It is approved as it stands.")
    if verb == "lift_embargo" and not is_embargoed(article, now):
        return gettext("No embargo is on this story.")
    if reason := developing.why_not(article, verb):
        return reason
    reason = _why_not_with_readers(article, verb, now)
    if not reason and verb in APPROVING:
        return approvals.why_not(article, user, now)
    return reason


def wrong_step(article, verb, user, now) -> str:
    """Why the state is not one for the verb; whoever may approve is not sent to others
    for it."""
    seen = any(window.live_from <= now for window in article.windows.all())
    may_approve = may_do(article, "approve", user)
    if may_approve and article.state == State.SUBMITTED:
        may_approve = not approvals.why_not(article, user, now)
    return sentence_for(article.state, verb, seen=seen, may_approve=may_approve)


def _stands_approved(article) -> bool:
    return article.state == State.APPROVED and bool(approvals.standing(article))


def is_embargoed(article, now) -> bool:
    return bool(article.embargo_until and article.embargo_until > now)


def _why_not_with_readers(article, verb, now) -> str:
    if verb not in ("cancel", "kill", "correct", "reschedule"):
        return ""
    seen = any(window.live_from <= now for window in article.windows.all())
    if verb == "correct" and not seen:
        return gettext("Readers have not seen it yet. A minor fix is enough.")
    if verb == "reschedule" and seen:
        return gettext("Readers have seen it already. Its moment is past.")
    if verb == "cancel" and seen:
        return gettext("Readers have seen it already. It can be withdrawn.")
    if verb == "kill" and not seen:
        return gettext("Readers have not seen it yet. Cancel the planned publication.")
    return ""
