"""A picture in which somebody was made unrecognisable, in the place of the one before.

That one's pixels are sealed: named roles may open them, with a reason that is kept.
"""

from io import BytesIO

from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image as Pixels
from PIL import ImageChops

from media import above, storage
from media.blanking import blanked
from media.intake import keep, known
from media.models import Image, Seal
from media.refusals import Refused
from media.renditions import largest_file, ready
from media.replacing import describe_alike, replace
from media.rights import current
from media.seals import seal

__all__ = ["Refused", "redact", "shown_first"]

# What a page shows of a picture before anything is done to it.
SCREEN = (1280, 1280)


def redact(image, shapes, look, by, reason) -> Image:
    """The picture that is now in its place. Raises Refused, with nothing changed."""
    data = _original(image)
    with Pixels.open(BytesIO(data), formats=["PNG"]) as opened:
        pixels = opened.convert("RGB")
    made = blanked(pixels, shapes, look)
    if ImageChops.difference(made, pixels).getbbox() is None:
        raise Refused(_("That would change nothing: the places look so already."))
    with transaction.atomic():
        above.lock_stories([image])
        old = Image.objects.select_for_update(no_key=True).get(pk=image.pk)
        if old.replaced_by_id:
            raise Refused(
                _("Somebody changed this picture in the meantime. Look at it again.")
            )
        new = _kept(made, old, by)
        seal(new, Seal.Kind.UNREDACTED, data, reason, None, by)
        replace(old, new)
    return new


def shown_first(image, shapes, look) -> bytes:
    """A JPEG at the size of a screen of what would come out; nothing is kept of it.

    Made of what the desk shows, not of the original: places are in percent, and a
    tenth of the pixels look the same. Raises Refused.
    """
    pixels = _at_screen_size(image)
    out = BytesIO()
    blanked(pixels, shapes, look).save(out, "JPEG", quality=82)
    return out.getvalue()


def _at_screen_size(image):
    try:
        with _opened_largest(image) as opened:
            pixels = Pixels.open(BytesIO(opened.read()), formats=["JPEG"])
            pixels = pixels.convert("RGB")
    except OSError as error:
        raise Refused(
            _("The picture cannot be shown here: its files are gone.")
        ) from error
    pixels.thumbnail(SCREEN)
    return pixels


def _opened_largest(image):
    if not (file := largest_file(image)):
        raise FileNotFoundError
    return storage.open_public(file.name)


def _kept(made, old, by):
    """The same places may have been redacted so before."""
    if new := known(made):
        if current(new).pk == old.pk:
            raise Refused(_("That would change nothing: the places look so already."))
        return current(new)
    new = keep(made, old.name, by, old.source)
    describe_alike(old, new)
    # Live stories show it from the next moment on.
    ready(new)
    return new


def _original(image) -> bytes:
    try:
        with storage.open_private(image.original) as file:
            return file.read()
    except OSError as error:
        raise Refused(
            _(
                "The original of this picture is gone from the server. Add the file"
                " again, and redact that."
            )
        ) from error
