"""How many cells of the matrix were asked, and which were wrong: said at the end."""

import pytest

TALLY = pytest.StashKey()
SENT = "rights"


@pytest.fixture(scope="session")
def tally(request):
    return _of(request.config)


def _of(config) -> dict:
    return config.stash.setdefault(TALLY, {"cells": 0, "wrong": []})


def pytest_sessionfinish(session):
    """One of several processes (`pytest -n 2`) sends what it has to the first."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput[SENT] = _of(session.config)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    ours, sent = _of(node.config), getattr(node, "workeroutput", {}).get(SENT)
    if sent:
        ours["cells"] += sent["cells"]
        ours["wrong"] += sent["wrong"]


def pytest_terminal_summary(terminalreporter, config):
    tally = _of(config)
    if tally["cells"]:
        cells, wrong = f"{tally['cells']:,}", tally["wrong"]
        terminalreporter.write_line(f"rights: {cells} cells, {len(wrong)} wrong")
        for each in wrong:
            terminalreporter.write_line(f"  {each}")
