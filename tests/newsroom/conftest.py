"""Embedded servers for the tests of them; the running newsroom with somebody in it."""

import pytest

from articles import workflow
from newsroom.postgres import Server
from people.models import User
from tests.newsroom.one_line import line_to
from tests.newsroom.own_server import open_folder
from tests.newsroom.running_desk import desk_of, written


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


@pytest.fixture(scope="module")
def newsroom(newsroom_processes, django_db_blocker):
    """The running one, in whose database the tests of the module work."""
    with django_db_blocker.unblock(), desk_of(newsroom_processes):
        yield newsroom_processes


@pytest.fixture
def live_story(newsroom):
    """Published, and gone again behind the test."""
    editor = User.objects.get(username="editor")
    article = written(editor, "Carts cross")
    workflow.approve_and_publish(article.pk, editor)
    yield article
    if article.windows.filter(live_until=None).exists():
        workflow.kill(article.pk, editor)


@pytest.fixture
def line(newsroom):
    """A connection to the running site."""
    with line_to(newsroom) as line:
        yield line
