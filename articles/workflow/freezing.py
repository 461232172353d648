"""All publishing of the newsroom frozen, and let go on, by the chief."""

from django.db import transaction
from django.utils.translation import gettext

from articles import chain, holds, stopping
from articles.models import Freeze
from articles.refused import Refused
from people.roles import may

from .ground import clock, needs


def needs_chief(by) -> None:
    if not may(by, "panic"):
        raise Refused(gettext("This is for the chief editor."))


def freeze_publishing(by, note) -> Freeze:
    """Nothing new goes to readers, in no edition, until it ends; withdrawing goes on.

    Whoever is publishing at this moment is waited for: it is done before, or refused.
    """
    needs_chief(by)
    needs(note, gettext("Say why."))
    with transaction.atomic():
        chain.lock_head()
        if holds.freeze():
            raise Refused(gettext("All publishing is frozen already."))
        now = clock()
        made = Freeze.objects.create(by=by, at=now, reason=note.strip())
        stopping.stop(now)
    return made


def thaw_publishing(by, note) -> Freeze:
    """Publishing is possible again. Planned moments that are still to come come; those
    that passed are asked about, and never published late by themselves."""
    needs_chief(by)
    needs(note, gettext("Say why."))
    with transaction.atomic():
        chain.lock_head()
        standing = holds.freeze()
        if standing is None:
            raise Refused(gettext("Publishing is not frozen."))
        standing.ended_at, standing.ended_by = clock(), by
        standing.save(update_fields=["ended_at", "ended_by"])
        stopping.go_on(standing.ended_at)
    return standing
