"""Ending a run in which no test can go on."""

import pytest


def give_up(session, why: str):
    """One of several processes (`pytest -n 2`) may not leave without a word to the
    first, which says why and stops the others."""
    if hasattr(session.config, "workerinput"):
        session.shouldstop = why
        pytest.fail(why, pytrace=False)
    pytest.exit(why, returncode=1)
