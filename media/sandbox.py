"""Decoding in a process of its own (decoder.py), ended when it takes too much."""

import logging
import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread, Timer
from typing import BinaryIO

import PIL
from PIL import Image

from media import decoder
from media.pixels import MAX_PIXELS, Unfit
from media.told import MOST_BYTES, Told, believed

SECONDS = 60
PILLOW = str(Path(PIL.__file__).resolve().parents[1])
COMMAND = [sys.executable, "-I", "-S", decoder.__file__, PILLOW]
# No login, key or name: only where some Pythons find their own libraries.
_PASSED_ON = {"LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"}
_ANSWER = re.compile(rb"pixels ([1-9]\d{0,7}) ([1-9]\d{0,7})\n|unfit ([a-z]{1,20})\n")
_TOOK_TOO_MUCH = (-signal.SIGKILL, -signal.SIGXCPU)

log = logging.getLogger(__name__)


@dataclass
class Child:
    """Of one picture; `keeper` says how it ended."""

    stdout: BinaryIO
    keeper: socket.socket

    def wait(self) -> int:
        said = self.keeper.recv(16)
        return int(said) if said else 1

    def kill(self) -> None:
        with suppress(OSError):
            self.keeper.shutdown(socket.SHUT_WR)


class Nursery:
    """The process that children of this one come from, started when it is needed."""

    def __init__(self):
        self._lock, self._process, self._socket, self._of = Lock(), None, None, None

    def ask(self, handles) -> None:
        with self._lock:
            if self._of != (os.getpid(), COMMAND):
                self._start()
            try:
                socket.send_fds(self._socket, [b"."], handles)
            except OSError:  # somebody ended it
                self._start()
                socket.send_fds(self._socket, [b"."], handles)

    def _start(self):
        if self._of and self._of[0] == os.getpid():
            self._socket.close()
            self._process.wait()
        self._socket, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                COMMAND,
                stdin=theirs,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env={name: os.environ[name] for name in _PASSED_ON & os.environ.keys()},
                start_new_session=True,
            )
        self._of = os.getpid(), COMMAND


nursery = Nursery()


def decode(data: bytes) -> Image.Image:
    """Upright sRGB pixels of a picture file. Raises Unfit, whatever happens."""
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
    with ExitStack() as open_:
        try:
            child, source = _ask(open_)
        except OSError as error:  # the machine has no process or memory left
            raise Unfit("costly") from error
        feeder = Thread(target=_feed, args=(source, data), daemon=True)
        clock = Timer(SECONDS, child.kill)
        feeder.start()
        clock.start()
        try:
            yield child
        finally:
            clock.cancel()
            child.kill()
            feeder.join()


def _ask(open_):
    """A child, and where its file goes in; `open_` closes our ends of everything."""
    source, ours = os.pipe()
    source_end = open_.enter_context(os.fdopen(ours, "wb", buffering=0))
    handles = [open_.enter_context(os.fdopen(source, "rb", buffering=0))]
    ours, answer = os.pipe()
    stdout = open_.enter_context(os.fdopen(ours, "rb"))
    handles.append(open_.enter_context(os.fdopen(answer, "wb", buffering=0)))
    keeper, theirs = socket.socketpair()
    open_.enter_context(keeper)
    handles.append(open_.enter_context(theirs))
    nursery.ask([each.fileno() for each in handles])
    for each in handles:  # from here on only the child has them
        each.close()
    return Child(stdout, keeper), source_end


def _feed(pipe, data):
    """A child that has seen enough, or has ended, closes the pipe."""
    with suppress(BrokenPipeError), pipe:
        view = memoryview(data)
        while view:
            view = view[pipe.write(view) :]
