"""What each edition shall have of an original: asked for, assigned, taken, handed back.

One function a verb, one transaction each, like those of `articles.workflow`: the
original's row is locked, right and standing are checked, the commission is changed and
the step recorded. Each takes the id of the original, the edition that shall have it
and who does it (`by`), raises `Refused`, and returns the commission.
"""

from contextlib import contextmanager

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from articles import workflow
from articles.models import Article, Commission, CommissionStep, Team, Window
from articles.querysets import LIVE_NOW
from articles.refused import Refused
from articles.steps import may_do
from articles.translation.no_original import gone, not_the_original
from people.models import Membership, User
from people.roles import RIGHTS, may

State = Article.State
Verb = CommissionStep.Verb
GONE = frozenset({State.KILLED, State.SPIKED})
AT_WORK = frozenset({State.DRAFT, State.SUBMITTED, State.APPROVED})
LONGEST_NOTE = 2_000


def may_commission(original, edition, user) -> bool:
    """For any edition on behalf of the original, of which one may be the writer; into
    one's own edition what readers have, or what was opened to it."""
    if may_do(original, "commission", user):
        return True
    return may(user, "commission", edition) and may_know(original, user)


def may_open(original, user) -> bool:
    """Whether `user` may let translators read what readers do not have yet."""
    return may_do(original, "edit", user)


def may_know(original, user) -> bool:
    return is_live(original) or _visible(original, user)


def is_live(original) -> bool:
    return Window.objects.filter(LIVE_NOW, article=original).exists()


def _visible(original, user):
    return Article.objects.visible_to(user).filter(pk=original.pk).exists()


def translators_of(edition):
    """Who may begin a story there."""
    roles = [role for role, rights in RIGHTS.items() if "start" in rights]
    here = Q(edition=edition) | Q(edition=None)
    members = Membership.objects.filter(here, role__in=roles).values("user")
    return User.objects.filter(pk__in=members, is_active=True).select_related("person")


def ask(
    original_id, edition, by, *, due_at=None, note="", is_open=None, translator=None
) -> Commission:
    """Say that the edition shall have it, until when and perhaps by whom. What stands
    is replaced; `is_open` is left as it is where it is None."""
    with _deciding(original_id, edition, by) as commission:
        _refuse_what_is_live(commission)
        if is_open is not None and is_open != commission.is_open:
            _may_open_it(commission.original, by)
            commission.is_open = is_open
        commission.is_wanted = True
        commission.due_at, commission.note = due_at, note.strip()
        commission.asked_by, commission.asked_at = by, commission.moment
        if translator:
            _give(commission, translator)
        elif not commission.translation:
            _give(commission, None)
        elif not commission.pk:
            _leave_with_who_began(commission)
        _record(commission, Verb.ASK, by, note)
    return commission


def not_wanted(original_id, edition, by, note="") -> Commission:
    with _deciding(original_id, edition, by, is_gone_well=True) as commission:
        if (each := commission.translation) and each.state not in GONE:
            raise Refused(
                gettext(
                    "%(edition)s has a translation already. Drop it or withdraw it"
                    " first."
                )
                % {"edition": edition}
            )
        commission.is_wanted, commission.due_at = False, None
        commission.asked_by, commission.asked_at = by, commission.moment
        commission.note, commission.is_open = note.strip(), False
        _give(commission, None)
        _record(commission, Verb.NOT_WANTED, by, note)
    return commission


def assign(original_id, edition, by, user, note="") -> Commission:
    """Give it to somebody who works in that edition; wanted it is then, too."""
    with _deciding(original_id, edition, by) as commission:
        _refuse_what_is_live(commission)
        commission.is_wanted = True
        _give(commission, user)
        _record(commission, Verb.ASSIGN, by, note)
    return commission


def take(original_id, edition, by) -> Commission:
    """Take what is wanted and nobody has."""
    with _changing(original_id, edition, by) as commission:
        _refuse_without_start(edition, by)
        if not (commission.pk and commission.is_wanted):
            raise Refused(
                gettext("Nobody wants it in %(edition)s now.") % {"edition": edition}
            )
        if commission.translator_id == by.pk:
            return commission
        if commission.translator:
            raise Refused(
                gettext("%(name)s has it already.") % {"name": commission.translator}
            )
        _refuse_what_is_live(commission)
        _give(commission, by)
        _record(commission, Verb.TAKE, by, "")
    return commission


def hand_back(original_id, edition, by, note) -> Commission:
    """Whoever has it, or who may ask for it, lets another have it, and says why."""
    with _changing(original_id, edition, by, is_gone_well=True) as commission:
        if not commission.translator_id:
            raise Refused(
                gettext("Nobody has it in %(edition)s.") % {"edition": edition}
            )
        if commission.translator_id != by.pk and not may_commission(
            commission.original, edition, by
        ):
            raise Refused(
                gettext("Only %(name)s, or an editor, can hand it back.")
                % {"name": commission.translator}
            )
        _needs(note, gettext("Say why, so that the next one knows."))
        _give(commission, None)
        _record(commission, Verb.HAND_BACK, by, note)
    return commission


def change_due(original_id, edition, by, due_at, note="") -> Commission:
    with _deciding(original_id, edition, by) as commission:
        if not (commission.pk and commission.is_wanted):
            raise Refused(
                gettext("Nobody wants it in %(edition)s now.") % {"edition": edition}
            )
        commission.due_at = due_at
        _record(commission, Verb.CHANGE_DUE, by, note)
    return commission


def end(commission, by, note) -> None:
    """Nobody has it or waits for it any more, for a reason that no verb gives. The
    caller holds the rows of the work."""
    if not commission.is_wanted:
        return
    commission.moment = workflow.clock()
    commission.is_wanted, commission.is_open = False, False
    commission.due_at = None
    _give(commission, None)
    _record(commission, Verb.NOT_WANTED, by, note)


@contextmanager
def _changing(original_id, edition, by, *, is_gone_well=False):
    """The commission, new where none is yet, with the `translation` that is there;
    saved by `_record`."""
    with transaction.atomic():
        original = workflow.locked(original_id)
        _refuse_what_is_none(original, edition, by)
        if original.state in GONE and not is_gone_well:
            raise Refused(gone(original))
        commission = _commission(original, edition)
        commission.original, commission.edition = original, edition
        commission.moment = workflow.clock()
        commission.translation = original.translations.filter(edition=edition).first()
        yield commission


@contextmanager
def _deciding(original_id, edition, by, *, is_gone_well=False):
    """The same for who decides what the edition shall have."""
    with _changing(original_id, edition, by, is_gone_well=is_gone_well) as commission:
        if not may_commission(commission.original, edition, by):
            raise Refused(
                gettext(
                    "Translations are asked for by who writes the original, and by"
                    " the editors of either edition once it is open to them."
                )
            )
        yield commission


def _commission(original, edition):
    found = original.commissions.filter(edition=edition)
    found = found.select_related("translator__person").first()
    return found or Commission(original=original, edition=edition)


def _refuse_what_is_none(original, edition, by):
    if original.original_id:
        raise Refused(not_the_original(original, by))
    if original.edition_id == edition.pk:
        raise Refused(gettext("It is written in %(edition)s.") % {"edition": edition})


def _refuse_what_is_live(commission):
    made = commission.translation
    if made and made.state == State.PUBLISHED:
        raise Refused(
            gettext("%(edition)s has it already: its translation is published.")
            % {"edition": commission.edition}
        )


def _refuse_without_start(edition, user):
    if not may(user, "start", edition):
        raise Refused(
            gettext("%(name)s does not write in %(edition)s.")
            % {"name": user, "edition": edition}
        )


def _may_open_it(original, by):
    if not may_open(original, by):
        raise Refused(
            gettext(
                "Only who may change the original can open it to translators before"
                " readers have it."
            )
        )


def _give(commission, user):
    """A translation that is at work goes with it: its next translator joins it."""
    if user and user != commission.translator:
        _refuse_without_start(commission.edition, user)
        if (made := commission.translation) and made.state in AT_WORK:
            workflow.join(made, user, Team.Part.WRITER)
    if user != commission.translator:
        commission.assigned_at = commission.moment if user else None
    commission.translator = user


def _leave_with_who_began(commission):
    """What is asked for while somebody translates it already is theirs."""
    team = commission.translation.team.filter(part=Team.Part.STARTER)
    if starter := team.select_related("user__person").first():
        commission.translator = starter.user
        commission.assigned_at = commission.moment


def _record(commission, verb, by, note):
    if len(note) > LONGEST_NOTE:
        raise Refused(
            gettext("A note has at most %(most)s characters.")
            % {"most": f"{LONGEST_NOTE:,}"}
        )
    if not commission.pk and not commission.asked_at:
        commission.asked_by, commission.asked_at = by, commission.moment
    commission.save()
    CommissionStep.objects.create(
        commission=commission,
        verb=verb,
        at=commission.moment,
        by=by,
        translator=commission.translator,
        due_at=commission.due_at,
        is_open=commission.is_open,
        note=note.strip(),
    )


def _needs(text, sentence):
    if not text.strip():
        raise Refused(sentence)
