"""An account frozen and opened again; who is signed in, signed out."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Emergency
from articles.refused import Refused
from articles.workflow import needs, needs_chief
from newsroom.panic.record import record
from people.sign_in.sessions import end_all_sessions, end_sessions

User = get_user_model()
Verb = Emergency.Verb


def freeze_account(pk, by, note):
    """Nobody signs in with it, and whoever is signed in with it is out at once. What
    they typed stays kept."""
    with transaction.atomic():
        user = _locked(pk, by, note)
        if user.pk == by.pk:
            raise Refused(
                _("You cannot freeze your own account. Another chief editor can.")
            )
        if user.frozen_at:
            raise Refused(_("This account is frozen already."))
        if not user.is_active:
            raise Refused(_("This account is switched off already."))
        user.is_active, user.frozen_at = False, timezone.now()
        user.frozen_by, user.frozen_note = by, note.strip()
        _save(user)
        end_sessions(user)
        return record(Verb.FREEZE_ACCOUNT, by, note, account=user)


def thaw_account(pk, by, note):
    with transaction.atomic():
        user = _locked(pk, by, note)
        if not user.frozen_at:
            raise Refused(_("This account is not frozen."))
        user.is_active, user.frozen_at = True, None
        user.frozen_by, user.frozen_note = None, ""
        _save(user)
        return record(Verb.THAW_ACCOUNT, by, note, account=user)


def sign_out(pk, by, note):
    with transaction.atomic():
        user = _locked(pk, by, note)
        end_sessions(user)
        return record(Verb.END_SESSIONS, by, note, account=user)


def sign_out_all(by, note, but=None):
    """Everybody, in every browser but that of the session `but`."""
    needs_chief(by)
    needs(note, _("Say why."))
    with transaction.atomic():
        end_all_sessions(but)
        return record(Verb.END_ALL, by, note)


def _locked(pk, by, note):
    """The account, with that of who asks: of two chiefs who freeze each other at once
    one is first, and the other no chief any more. So there is always one left."""
    needs(note, _("Say why."))
    rows = User.objects.select_for_update(of=("self",), no_key=True)
    found = {each.pk: each for each in rows.filter(pk__in={pk, by.pk}).order_by("pk")}
    needs_chief(found.get(by.pk))
    if pk not in found:
        raise Refused(_("There is no such account."))
    return found[pk]


def _save(user):
    user.save(update_fields=["is_active", "frozen_at", "frozen_by", "frozen_note"])
