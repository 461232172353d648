"""The rooms: imports go one way, and no file grows past its noun."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ["people", "media", "articles", "newsroom"]
SOURCES = [
    path
    for room in ROOMS
    for path in sorted((ROOT / room).rglob("*.py"))
    if "migrations" not in path.parts
]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module


@pytest.mark.parametrize("room", ROOMS)
def test_imports_go_one_way(room):
    later = set(ROOMS[ROOMS.index(room) + 1 :])
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in SOURCES
        if path.relative_to(ROOT).parts[0] == room
        for name in imported(path)
        if name.split(".")[0] in later
    ]
    assert wrong == []


def test_there_is_something_to_check():
    assert len(SOURCES) > 50


def test_no_file_is_longer_than_300_lines():
    long = [
        f"{path.relative_to(ROOT)}: {lines}"
        for path in SOURCES
        if (lines := len(path.read_text("utf-8").splitlines())) > 300
    ]
    assert long == []
