"""Which tests go together where several processes share them (`pytest -n 2`), each
with a PostgreSQL of its own.

The tests of a file do: they share what is made once for it. So do all that may ask for
the running newsroom, whose sample takes half a minute to load. What takes longest
is begun first, so that no process works long after the others are done.
"""

import pytest

# In this order; those of the first are in one part, and those of the others are in
# files of their own.
RUNNING = ("tests/browser/", "tests/newsroom/")
LONG = ("tests/rights/", "tests/articles/exchange/")


def part_of(test: str) -> str:
    """The name of the part that a test is in, by its node id."""
    if test.startswith(RUNNING):
        return RUNNING[0]
    return test.partition("::")[0]


def turn_of(part: str) -> int:
    return next((n for n, long in enumerate(_FIRST) if part.startswith(long)), 99)


_FIRST = (RUNNING[0], *LONG)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    # Not at the top: tests in one process do without.
    from xdist.scheduler import LoadScopeScheduling

    class Parts(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return part_of(nodeid)

        def _assign_work_unit(self, node):
            first = min(self.workqueue, key=turn_of)
            self.workqueue.move_to_end(first, last=False)
            super()._assign_work_unit(node)

    return Parts(config, log)
