"""Why a verb is not for the state that a story is in: what holds, and what to do."""

from django.utils.translation import gettext_lazy as _

from articles.models import Article

State = Article.State
_AT_WORK = frozenset({State.DRAFT, State.SUBMITTED, State.APPROVED})
_TO_READERS = frozenset({"submit", "approve", "publish"})
_OF_READERS = frozenset({"update", "correct", "cancel", "reschedule", "kill"})

_NOT_WITH_READERS = _("Readers do not have this story now.")
_NOT_GONE = _("It is neither dropped nor withdrawn.")
_DRAFT = _("This story is a draft. It has to be submitted first.")
_PLANNED = _("This story is planned for readers. Cancel that first.")
_PUBLISHED_FOR_LATER = _(
    "It is published for a planned moment. A minor fix brings changes in, and the"
    " moment can be moved."
)
_AT_WORK_SAID = {
    (State.DRAFT, "send_back"): _("It is a draft: its writer has it."),
    (State.DRAFT, "restore"): _("It is a draft already."),
    (State.SUBMITTED, "submit"): _("It is submitted already."),
    (State.APPROVED, "submit"): _("It is submitted and approved already."),
}
_PUBLISHED_SAID = {
    "send_back": _("Readers have it. What is changed in it can be published again."),
    "spike": _("Readers have it: it can be withdrawn, and not dropped."),
    "embargo": _("Readers have it: an embargo comes too late."),
    "restore": _NOT_GONE,
}
_GONE_SAID = {
    (State.KILLED, "kill"): _("It is withdrawn already."),
    (State.SPIKED, "spike"): _("It is dropped already."),
}


def sentence_for(state, verb, *, seen, may_approve) -> str:
    """`seen`: whether readers ever had it; `may_approve`: whether the person may
    approve it as it stands."""
    if state in _AT_WORK:
        return str(_at_work(state, verb, may_approve))
    if state == State.PUBLISHED:
        return str(_published(verb, seen))
    if found := _GONE_SAID.get((state, verb)):
        return str(found)
    if state == State.KILLED:
        return str(_("This story is withdrawn. Take it back to draft first."))
    return str(_("This story was dropped. Take it back to draft first."))


def _at_work(state, verb, may_approve):
    if found := _AT_WORK_SAID.get((state, verb)):
        return found
    if verb == "restore":
        return _NOT_GONE
    if verb in _OF_READERS:
        return _NOT_WITH_READERS
    if state == State.DRAFT:
        return _DRAFT
    if may_approve:
        return _("This story is in review. Approve it first, or do both in one.")
    return _("This story is in review. An editor has to approve it first.")


def _published(verb, seen):
    if not seen and verb in _TO_READERS:
        return _PUBLISHED_FOR_LATER
    if not seen:
        return _NOT_GONE if verb == "restore" else _PLANNED
    if verb in _TO_READERS:
        return _(
            "Readers have it. Bring changes to them with a minor fix or correct it."
        )
    return _PUBLISHED_SAID[verb]
