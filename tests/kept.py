"""What is the same for every test of a file is made once, in a transaction round them.

Each test begins a transaction inside that one and undoes only its own. A fixture of
scope "module" that takes `kept_cast` may make a whole world; its tests get it from the
database anew. Tests with real transactions cannot stand in another: they make all
that they need. What readers have, as `kept_whole`, is also found by the tests of its
file that do not ask for it, unless they come before: they do.
"""

import pytest
from django.db import transaction

from tests.cast import make_cast, make_story
from tests.transactions import desk_rights, is_rolled_back


@pytest.fixture(scope="module")
def file_transaction(django_db_setup, django_db_blocker):
    """The transaction round the tests of a file."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def kept_cast(file_transaction):
    with desk_rights():
        return make_cast()


@pytest.fixture(scope="module")
def kept_story(kept_cast):
    """A draft of the reporter's, for files whose every test may find it there."""
    with desk_rights():
        return make_story(kept_cast.reporter, kept_cast.en)


def pytest_collection_modifyitems(items):
    for item in items:
        names = _names(item)
        if "cast" in names and "kept_cast" not in names and is_rolled_back(item):
            # Before `db`, which begins the transaction of the test.
            names.insert(0, "kept_cast")
        if "file_transaction" in names and "db" not in names:
            raise pytest.UsageError(f"{item.nodeid} must take `db`, which undoes it")
    files = {item.path: None for item in items}
    turns = {path: turn for turn, path in enumerate(files)}
    items.sort(key=lambda item: (turns[item.path], "kept_whole" in _names(item)))


def _names(item):
    return getattr(item, "fixturenames", ())
