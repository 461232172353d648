"""The work on erasures, a little at a time: called by `manage.py work` and by the page
that shows how far it has come. What was interrupted goes on where it was.
"""

import logging
import time

from django.db import DatabaseError, transaction

from articles.erasing import finding, proving, removing
from articles.models import Erasure, ErasureJob

log = logging.getLogger(__name__)
Phase = ErasureJob.Phase
WORKING = (Phase.SEARCH, Phase.ERASE, Phase.FILES, Phase.PROVE)
# SQLSTATE of a hold, and of what two persons have not agreed to as it is now.
_HELD, _NOT_AGREED = "55006", "42501"
_DOES = {
    Phase.SEARCH: finding.some,
    Phase.ERASE: removing.some,
    Phase.FILES: removing.files,
    Phase.PROVE: proving.some,
}


def waiting():
    """Numbers of those on which there is work, oldest first."""
    open_ones = Erasure.objects.filter(done_at=None, dropped_at=None)
    jobs = ErasureJob.objects.filter(erasure__in=open_ones, phase__in=WORKING)
    return jobs.order_by("pk").values_list("pk", flat=True)


def go_on(seconds=None) -> int:
    """Work on all of them, for so long or until they are done; how many are left."""
    ends = None if seconds is None else time.monotonic() + seconds
    for number in list(waiting()):
        while _once(number):
            if ends and time.monotonic() > ends:
                return waiting().count()
    return waiting().count()


def _once(number) -> bool:
    """One piece, in its own transaction. Whether there is more to do now."""
    try:
        with transaction.atomic():
            jobs = ErasureJob.objects.select_for_update(skip_locked=True)
            job = jobs.filter(pk=number, phase__in=WORKING).first()
            if job is None:
                return False
            erasure = Erasure.objects.get(pk=number)
            went_on = _DOES[job.phase](erasure, job)
            job.save()
        return went_on
    except DatabaseError as error:
        return _stopped(number, error)


def _stopped(number, error) -> bool:
    """Back to who has to agree, with the reason. Anything else is no such thing."""
    state = getattr(error.__cause__, "sqlstate", "")
    if state not in (_HELD, _NOT_AGREED):
        raise error
    why = "held" if state == _HELD else "not_agreed"
    log.warning("Erasure %s has stopped: %s.", number, why)
    ErasureJob.objects.filter(pk=number).update(
        phase=Phase.FOUND, result={"stopped": why}
    )
    return False
