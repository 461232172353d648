"""Files that are kept under seal: put away with a reason, opened by named roles only
and never without a trace, destroyed on their day."""

import secrets
from contextlib import contextmanager
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from media import storage
from media.models import Seal, SealOpening
from media.refusals import Refused, not_kept
from people.roles import may

# A file that says where and by whom it was taken is a danger while it lies here.
LONGEST = timedelta(days=5 * 366)


def seal_received(image, data: bytes, reason, until, by) -> Seal:
    """Keep the file as it was received, for this picture, until a date.

    Raises Refused; whatever was done with the picture before stays.
    """
    today = timezone.now().date()
    if until is None or until <= today:
        raise Refused(_("Choose a day to come, on which the file is destroyed."))
    if until > today + LONGEST:
        raise Refused(_("Nothing is sealed for more than five years."))
    return seal(image, Seal.Kind.RECEIVED, data, reason, until, by)


def seal(image, kind, data: bytes, reason, until, by) -> Seal:
    """The file comes before its row; one that gets no row is removed."""
    if not may(by, "pictures"):
        raise Refused(_("You may not add pictures, and so not seal a file either."))
    reason = _given(reason)
    name = f"sealed-{secrets.token_hex(16)}"
    try:
        storage.keep_private(name, data)
    except OSError as error:
        raise Refused(not_kept(error)) from error
    with _removed_if_undone(name), transaction.atomic():
        return Seal.objects.create(
            image=image,
            kind=kind,
            file=name,
            reason=reason,
            until=until,
            by=by,
            at=timezone.now(),
        )


def open_seal(seal_id, by, reason):
    """The sealed file, to be read and closed: that it was opened is kept first."""
    if not may(by, "unseal"):
        raise Refused(_("Only a photo editor or a chief editor opens sealed files."))
    reason = _given(reason)
    with transaction.atomic():
        sealed = Seal.objects.select_for_update().get(pk=seal_id)
        if sealed.destroyed_at or _is_due(sealed):
            raise Refused(_("The file was destroyed on its day."))
        SealOpening.objects.create(seal=sealed, by=by, at=timezone.now(), reason=reason)
        try:
            return sealed, storage.open_private(sealed.file)
        except OSError as error:
            raise Refused(
                _(
                    "The sealed file is not where it was kept. Tell whoever runs the"
                    " newsroom."
                )
            ) from error


def destroy_due(now=None) -> int:
    """Destroy the files whose day has come, and count them. What is interrupted is
    done again: a row says that its file is gone only after it is."""
    now = now or timezone.now()
    due = Seal.objects.filter(destroyed_at=None, until__lte=now.date())
    with transaction.atomic():
        found = list(due.select_for_update(skip_locked=True))
        for each in found:
            storage.remove_private(each.file)
        Seal.objects.filter(pk__in=[each.pk for each in found]).update(destroyed_at=now)
    return len(found)


def _is_due(sealed):
    return sealed.until and sealed.until <= timezone.now().date()


def _given(reason):
    if not (reason := (reason or "").strip()):
        raise Refused(_("Write the reason. It is kept."))
    return reason[:2000]


@contextmanager
def _removed_if_undone(name):
    try:
        yield
    except DatabaseError:
        storage.remove_private(name)
        raise
