"""A picture that somebody gives: taken in, with what its file told to be confirmed.

The words of the file are kept nowhere until a person sends them back as theirs. The
private facts are shown to whoever gave the file, once; a row keeps them only where
NEWSROOM_KEEP_PRIVATE_FACTS is set.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from django.conf import settings

from media import intake, seals
from media.models import Image, PrivateFacts
from media.refusals import Refused
from media.told import Told


@dataclass(frozen=True)
class SealAsked:
    """That the files are to be kept as they came, why, and until when."""

    reason: str
    until: date


@dataclass
class Received:
    """`is_new` where nobody gave us these pixels before; `unsealed` says why the file
    as it came was not sealed, where it should have been."""

    image: Image
    told: Told
    is_new: bool
    unsealed: str = ""


def receive(file, by, seal: SealAsked | None = None) -> Received:
    """Take in what `by` sent (a file of a form). Raises Refused, with nothing kept."""
    pixels, told = intake.read_with_told(file)
    image = intake.known(pixels)
    received = Received(image, told, is_new=image is None)
    if received.is_new:
        received.image = intake.keep(pixels, PurePath(file.name).stem, by)
    received.unsealed = keep_beside(received.image, told, file, seal, by)
    return received


def keep_beside(image, told, file, seal, by) -> str:
    """What is kept of a file beside its picture, if that is wanted. Returns why the
    file was not sealed, where it should have been."""
    if settings.NEWSROOM_KEEP_PRIVATE_FACTS and told.private:
        PrivateFacts.objects.get_or_create(
            image=image, defaults={"facts": told.private}
        )
    if not seal:
        return ""
    file.seek(0)
    try:
        seals.seal_received(image, file.read(), seal.reason, seal.until, by)
    except Refused as refusal:
        return str(refusal)
    return ""


def private_facts(image, user_may_keep_library) -> list[tuple]:
    """What was kept of the file, for whoever keeps the library."""
    if not user_may_keep_library:
        return []
    kept = PrivateFacts.objects.filter(image=image).first()
    return Told(private=kept.facts).facts if kept else []
