"""Locks that the kernel lets go when their last holder dies, however it dies."""

import fcntl
import os
import time
from contextlib import contextmanager

from .errors import PostgresError, unwritable


def open_lock(path):
    """The file's descriptor. A file that root makes belongs to the folder's owner,
    who may then run the server, too."""
    try:
        return _make_or_open(path)
    except OSError as error:
        raise unwritable(path, error) from error


def _make_or_open(path):
    try:
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except FileExistsError:
        return os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    if os.geteuid() == 0:
        folder = path.parent.stat()
        os.fchown(fd, folder.st_uid, folder.st_gid)
    return fd


def try_lock(fd):
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_held(path):
    """Whether any process holds the lock. Does not make the file."""
    try:
        fd = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    except (FileNotFoundError, PermissionError):
        return False
    try:
        return not try_lock(fd)
    finally:
        os.close(fd)


@contextmanager
def one_at_a_time(path, seconds):
    """Hold the lock at `path`; others wait for their turn."""
    fd = open_lock(path)
    try:
        deadline = time.monotonic() + seconds
        while not try_lock(fd):
            if time.monotonic() > deadline:
                raise PostgresError(
                    "Another start or stop of the database is still under way: "
                    "wait for it to end, then try again."
                )
            time.sleep(0.05)
        yield
    finally:
        os.close(fd)
