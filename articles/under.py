"""Where the pictures and files of a page are, when they are not at their usual place: a
page for somebody without an account has its own below its own address."""

from contextlib import contextmanager
from contextvars import ContextVar

from articles.public import path_of

_under = ContextVar("below which address files are", default="")


@contextmanager
def files_under(address):
    token = _under.set(address)
    try:
        yield
    finally:
        _under.reset(token)


def file_path(kind, name) -> str:
    """Of a "picture" or a "file"."""
    return _under.get() + path_of(kind, name)
