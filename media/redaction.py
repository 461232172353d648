"""A picture in which somebody was made unrecognisable, in the place of the one before.

That one's pixels are sealed: named roles may open them, with a reason that is kept.
"""

import secrets
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image as Pixels

from media.blanking import blanked
from media.intake import keep, known
from media.models import Image, Seal
from media.refusals import Refused, not_kept
from media.replacing import describe_alike, replace
from media.rights import current
from media.storage import keep_private

__all__ = ["Refused", "redact"]


def redact(image, shapes, look, by, reason) -> Image:
    """The picture that is now in its place. Raises Refused, with nothing changed."""
    pixels = _original(image)
    made = blanked(pixels, shapes, look)
    if made.tobytes() == pixels.tobytes():
        raise Refused(_("That would change nothing: the places look so already."))
    with transaction.atomic():
        old = Image.objects.select_for_update().get(pk=image.pk)
        if old.replaced_by_id:
            raise Refused(
                _("Somebody changed this picture in the meantime. Look at it again.")
            )
        new = _kept(made, old, by)
        _seal(old, new, by, reason)
        replace(old, new)
    return new


def _kept(made, old, by):
    """The same place may have been redacted so before."""
    if new := known(made):
        if current(new).pk == old.pk:
            raise Refused(_("That would change nothing: the places look so already."))
        return current(new)
    new = keep(made, old.name, by, old.source)
    describe_alike(old, new)
    return new


def _original(image):
    try:
        with Pixels.open(_path(image)) as opened:
            return opened.convert("RGB")
    except OSError as error:
        raise Refused(
            _(
                "The original of this picture is gone from the server. Add the file"
                " again, and redact that."
            )
        ) from error


def _path(image):
    return Path(settings.PICTURES_PRIVATE) / (image.original or "-")


def _seal(old, new, by, reason):
    """The file gets a name of its own, which says nothing of the picture."""
    try:
        name = keep_private(f"{secrets.token_hex(16)}.png", _path(old).read_bytes())
    except OSError as error:
        raise Refused(not_kept(error)) from error
    Seal.objects.create(
        image=new,
        kind=Seal.Kind.UNREDACTED,
        file=name,
        reason=reason,
        by=by,
        at=timezone.now(),
    )
