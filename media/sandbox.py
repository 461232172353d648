"""Decoding in a process of its own (decoder.py), ended when it takes too much."""

import logging
import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread, Timer

import PIL
from PIL import Image

from media import decoder
from media.pixels import MAX_PIXELS, Unfit
from media.told import MOST_BYTES, Told, believed

SECONDS = 60
PILLOW = str(Path(PIL.__file__).resolve().parents[1])
COMMAND = [sys.executable, "-I", "-S", decoder.__file__, PILLOW]
# No login, key or name: only where some Pythons find their own libraries.
_PASSED_ON = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_ANSWER = re.compile(rb"pixels ([1-9]\d{0,7}) ([1-9]\d{0,7})\n|unfit ([a-z]{1,20})\n")
_TOOK_TOO_MUCH = (-signal.SIGKILL, -signal.SIGXCPU)

log = logging.getLogger(__name__)


def decode(data: bytes) -> Image.Image:
    """Upright sRGB pixels of a JPEG, PNG or WebP. Raises Unfit, whatever happens."""
    return decode_with_told(data)[0]


def decode_with_told(data: bytes) -> tuple[Image.Image, Told]:
    """The pixels, and what the file tells of itself beside them."""
    with _child(data) as child:
        told, line = _told(child.stdout)
        size = _size(line, child)
        length = size[0] * size[1] * 3
        pixels = child.stdout.read(length)
    if len(pixels) < length:
        raise Unfit(_ended(child))
    return Image.frombytes("RGB", size, pixels), told


def _told(stdout):
    """What is said before the answer, and the answer's line. A child that says too
    much, or in other words than ours, is not asked further."""
    line = stdout.readline(MOST_BYTES)
    if not line.startswith(b"told "):
        return Told(), line
    try:
        return believed(line), stdout.readline(64)
    except ValueError as error:
        raise Unfit("damaged") from error


def _size(line, child):
    """What the child says is taken for the size of pixels, or a reason; no more."""
    if not line:
        raise Unfit(_ended(child))
    if not (found := _ANSWER.fullmatch(line)):
        raise Unfit("damaged")
    if found[3]:
        reason = found[3].decode()
        raise Unfit(reason if reason in Unfit.REASONS else "damaged")
    size = int(found[1]), int(found[2])
    if size[0] * size[1] > MAX_PIXELS:
        raise Unfit("large")
    return size


def _ended(child) -> str:
    """Why it ended without an answer; the log names no file and no person."""
    status = child.wait()
    log.warning("The picture decoder ended with status %s.", status)
    return "costly" if status in _TOOK_TOO_MUCH else "damaged"


@contextmanager
def _child(data):
    """A child that is fed `data`, and is gone when the block ends or time is up."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    try:
        child = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env=environment,
            start_new_session=True,
        )
    except OSError as error:  # the machine has no process or memory left
        raise Unfit("costly") from error
    feeder = Thread(target=_feed, args=(child.stdin, data), daemon=True)
    clock = Timer(SECONDS, child.kill)
    try:
        feeder.start()
        clock.start()
        yield child
    finally:
        clock.cancel()
        child.kill()
        child.wait()
        feeder.join()
        child.stdout.close()


def _feed(pipe, data):
    """A child that has seen enough, or has ended, closes the pipe."""
    with suppress(BrokenPipeError), pipe:
        pipe.write(data)
