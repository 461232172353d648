"""Where pictures lie: public renditions, and private originals that no URL reaches.

Each is a folder, or a bucket where the environment names one (media/stores.py). The
site knows the public one only.
"""

from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import lru_cache

from django.conf import settings

from media.stores import Bucket, Folder, bucket_address

_kept = ContextVar("kept", default=None)


def keep_public(name: str, data: bytes) -> str:
    _public().keep(name, data)
    return name


def keep_public_file(name: str, path) -> str:
    """A file that is too large to be held in memory."""
    _public().keep_file(name, path)
    return name


def keep_private(name: str, data: bytes) -> str:
    _private().keep(name, data)
    if (kept := _kept.get()) is not None:
        kept.append(name)
    return name


@contextmanager
def private_if_done():
    """Round a transaction: private files that were kept in it go where it is undone,
    for no row names them then, and nobody would find them to destroy them."""
    names, is_done = [], False
    token = _kept.set(names)
    try:
        yield
        is_done = True
    finally:
        _kept.reset(token)
        for name in () if is_done else names:
            with suppress(OSError):
                remove_private(name)


def open_public(name: str):
    """The file, to be read and closed. Raises FileNotFoundError, or OSError."""
    return _public().open(name)


def open_public_part(name: str, first: int, last: int):
    """The bytes from `first` to `last`, both of them too, to be read and closed."""
    return _public().open_part(name, first, last)


def open_private(name: str):
    return _private().open(name)


def is_public(name: str) -> bool:
    return _public().has(name)


def is_private(name: str) -> bool:
    return _private().has(name)


def remove(original: str, renditions: list[str]) -> None:
    """The files of a picture whose rows are gone."""
    remove_private(original)
    remove_public(renditions)


def remove_private(name: str) -> None:
    _private().remove(name)


def remove_public(names) -> None:
    for name in names:
        _public().remove(name)


def _public():
    if url := settings.PICTURES_STORE:
        return _bucket(url, "NEWSROOM_PICTURES_STORE")
    return Folder(settings.PICTURES_PUBLIC, 0o644, 0o755)


def _private():
    if url := settings.ORIGINALS_STORE:
        return _bucket(url, "NEWSROOM_ORIGINALS_STORE")
    return Folder(settings.PICTURES_PRIVATE, 0o600, 0o700)


@lru_cache(maxsize=4)
def _bucket(url, name):
    return Bucket(bucket_address(url, name))
