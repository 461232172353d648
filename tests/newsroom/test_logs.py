"""A log says where something went wrong, and repeats nothing that was typed."""

import logging
import sys

from newsroom.logs import WithoutWords


def test_an_error_is_told_without_its_words():
    try:
        int("a source's name")
    except ValueError:
        record = logging.LogRecord(
            "x", logging.ERROR, "p", 1, "Internal", None, sys.exc_info()
        )
    told = WithoutWords("{message}", style="{").format(record)
    assert "builtins.ValueError" in told
    assert "test_logs.py" in told
    assert "invalid literal" not in told


def test_the_secret_of_an_address_is_not_told():
    said = ("Internal Server Error: %s", ("/preview/abcDEF123-_/pictures/a.jpg",))
    record = logging.LogRecord("x", logging.ERROR, "p", 1, *said, None)
    told = WithoutWords("{message}", style="{").format(record)
    assert told == "Internal Server Error: /preview/…/pictures/a.jpg"
