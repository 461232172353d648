"""Running another program over a file that came in: with limits of memory, time and
what it may write, in a folder of its own, with no login, key or name in sight."""

import logging
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from media.enclosures import limits
from media.enclosures.unfit import Unfit

_PASSED_ON = {"LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"}
_TOOK_TOO_MUCH = (-signal.SIGKILL, -signal.SIGXCPU, -signal.SIGXFSZ)
# What a program says to us is a page, never a book.
MOST_SAID = 100_000

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Bounds:
    """`seconds` by the clock; a program on several cores may take as many of each."""

    seconds: int
    memory: int = 1_500_000_000
    writes: int = 1_000_000_000


@dataclass(frozen=True)
class Ended:
    status: int
    said: str
    complained: str


def run(command, folder, bounds) -> Ended:
    """What the program said. Raises Unfit where it took too much."""
    out, errors = Path(folder) / "said", Path(folder) / "complained"
    try:
        with out.open("wb") as stdout, errors.open("wb") as stderr:
            status = _wait(_start(command, folder, bounds, stdout, stderr), bounds)
    except MemoryError as error:
        raise Unfit("costly") from error
    if status in _TOOK_TOO_MUCH:
        log.warning("A program over a file that came in ended with %s.", status)
        raise Unfit("costly")
    return Ended(status, _read(out), _read(errors))


def _start(command, folder, bounds, stdout, stderr):
    cpu = bounds.seconds * (os.cpu_count() or 1)
    asked = (bounds.memory, cpu, bounds.writes)
    prefix = [sys.executable, "-I", "-S", limits.__file__, *map(str, asked)]
    return subprocess.Popen(
        [*prefix, *command],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        cwd=folder,
        env={name: os.environ[name] for name in _PASSED_ON & os.environ.keys()},
        start_new_session=True,
    )


def _wait(process, bounds) -> int:
    try:
        return process.wait(bounds.seconds)
    except subprocess.TimeoutExpired as error:
        raise Unfit("costly") from error
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _read(path) -> str:
    with path.open("rb") as file:
        return file.read(MOST_SAID).decode("utf-8", "replace")
