"""Which server the tests run on."""

import shutil

from tests.server import choose

GIVEN = "postgresql://somebody:x@db.example/tests"


def test_processes_that_share_the_tests_go_by_what_was_given():
    """Each makes roles of its own with it, and none with the roles of who began it."""
    first = choose({"DATABASE_URL": GIVEN})
    other = choose(first.environment())
    assert first.given == other.given == GIVEN
    assert first.url("owner") != other.url("owner")
    for each in (first, other):
        shutil.rmtree(each.data)
