"""Which process runs the newsroom of a data folder: a file, locked while it does."""

import fcntl
import os
import signal
import time
from contextlib import contextmanager, suppress
from pathlib import Path


class AlreadyRuns(Exception):
    """One sentence: this data folder has a running newsroom."""


@contextmanager
def only_run(data: Path):
    """Hold the data folder's run, or raise AlreadyRuns. The kernel lets go of it
    when the process dies, however it dies."""
    path = data / "run.pid"
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRuns(
                f"This newsroom is already running (process {_pid(path)}): stop it "
                "with Ctrl-C where it runs or with `make stop`, and run this again."
            ) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def stop_run(data: Path, seconds: float = 20) -> bool:
    """Ask the running newsroom to stop and wait for it; False when none runs."""
    path = data / "run.pid"
    if not _is_held(path):
        return False
    with suppress(ProcessLookupError):
        os.kill(_pid(path), signal.SIGTERM)
    deadline = time.monotonic() + seconds
    while _is_held(path):
        if time.monotonic() > deadline:
            raise TimeoutError(f"Process {_pid(path)} did not stop in {seconds:.0f} s.")
        time.sleep(0.05)
    return True


def _pid(path: Path) -> int:
    return int(path.read_text() or 0)


def _is_held(path: Path) -> bool:
    try:
        file = path.open("r")
    except FileNotFoundError:
        return False
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False
