"""The one way in for sound, video and documents.

What comes in is told by its content, made anew by another process with limits, and
kept under a name that nobody can guess. The file as it was received is destroyed.
"""

import fcntl
import hashlib
import hmac
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from django.conf import settings
from django.utils.translation import gettext as _

from media import storage
from media.enclosures import paper, recording
from media.enclosures.kinds import LOOKED_AT, reader_of
from media.enclosures.unfit import Unfit, why
from media.models import Enclosure
from media.names import shown
from media.refusals import Refused

KINDS = {"m4a": "sound", "mp4": "video", "pdf": "document"}
# How long one waits for the sound or video of another to be finished.
PATIENCE = 20


@dataclass(frozen=True)
class Received:
    """`is_new` where nobody gave us this before; `removed` says what a PDF lost."""

    enclosure: Enclosure
    is_new: bool
    removed: tuple[str, ...] = ()


def receive(file, by=None) -> Received:
    """Take in what `by` sent (a file of a form). Raises Refused, with nothing kept."""
    try:
        if file.size > settings.ENCLOSURE_BYTES:
            raise Unfit("heavy")
        with TemporaryDirectory(prefix="newsroom-") as folder:
            return _taken(file, Path(folder), by)
    except Unfit as unfit:
        raise Refused(why(unfit.reason)) from unfit
    except OSError as error:
        raise Refused(not_kept(error)) from error


def not_kept(error) -> str:
    return _(
        "The file could not be kept on the server (%(reason)s). Tell whoever runs the"
        " newsroom; nothing else was lost."
    ) % {"reason": error.strerror or type(error).__name__}


def _taken(file, folder, by):
    file.seek(0)
    reader = reader_of(file.read(LOOKED_AT))
    source = _on_disk(file, folder)
    if reader == "pdf":
        made = paper.make(source, folder)
        return _kept(made, file.name, by, {"pages": made.pages}, made.removed)
    with one_at_a_time():
        made = recording.make(source, reader, folder)
    facts = {"seconds": made.seconds, "width": made.width, "height": made.height}
    return _kept(made, file.name, by, facts)


def _on_disk(file, folder) -> Path:
    """Where it is already, or a copy: a file that is open in another program's folder
    is read there."""
    if path := getattr(file, "temporary_file_path", None):
        return Path(path())
    source = folder / "received"
    file.seek(0)
    with source.open("wb") as target:
        for chunk in file.chunks():
            target.write(chunk)
    return source


def _kept(made, name, by, facts, removed=()) -> Received:
    """The file comes before its row: a row without a file is a broken page."""
    public = f"{fingerprint_of(made.path)}.{made.suffix}"
    known = Enclosure.objects.filter(file=public).first()
    if known is None or not storage.is_public(public):
        storage.keep_public_file(public, made.path)
    enclosure, is_new = Enclosure.objects.get_or_create(
        file=public,
        defaults={
            "kind": KINDS[made.suffix],
            "name": shown(PurePath(name).stem) or _("file"),
            "size": made.path.stat().st_size,
            "added_by": by,
            **facts,
        },
    )
    return Received(enclosure, is_new, removed)


def fingerprint_of(path) -> str:
    found = hmac.new(settings.PICTURE_KEY.encode(), b"file:", hashlib.sha256)
    with Path(path).open("rb") as file:
        while data := file.read(1_000_000):
            found.update(data)
    return found.hexdigest()[:32]


@contextmanager
def one_at_a_time():
    """Two conversions at once would take all that the machine has. A lock of the
    system's: it ends with the process that holds it, however that ends."""
    settings.NEWSROOM_DATA.mkdir(parents=True, exist_ok=True)
    with (settings.NEWSROOM_DATA / "converting.lock").open("wb") as lock:
        _wait_for(lock)
        yield


def _wait_for(lock):
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > until:
                raise Unfit("busy") from error
            time.sleep(0.2)
        else:
            return
