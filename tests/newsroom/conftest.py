"""Embedded servers for the tests of them."""

import pytest

from newsroom.postgres import Server
from tests.newsroom.own_server import open_folder


@pytest.fixture
def folder():
    yield from open_folder()


@pytest.fixture(scope="module")
def kept():
    """One server, as durable as a real one."""
    for path in open_folder():
        yield Server(path / "var")
        Server(path / "var", durable=False).remove()


@pytest.fixture
def running(kept):
    """The kept one, for tests that leave it as it was but for being up."""
    kept.start()
    return kept


@pytest.fixture
def at(folder):
    """Makes servers, and leaves nothing of them behind."""
    made = []

    def server(data, **options):
        made.append(data)
        return Server(data, **{"durable": False, **options})

    yield server
    for data in made:
        if data.is_dir() and Server(data).place.exists:
            Server(data, durable=False).remove()
