"""One connection to the running site, and what comes over it."""

import socket
from contextlib import contextmanager
from http.client import HTTPResponse
from urllib.parse import urlsplit

FRONT = b"GET /en/ HTTP/1.1\r\nHost: localhost\r\n\r\n"


@contextmanager
def line_to(newsroom):
    address = urlsplit(newsroom.site)
    with socket.create_connection((address.hostname, address.port), timeout=20) as line:
        yield line


def answers(line, number=1, method="GET"):
    """(status, headers, body) of the next so many answers."""
    file = line.makefile("rb")
    found = []
    for _ in range(number):
        answer = HTTPResponse(_Again(file), method=method)
        answer.begin()
        found.append((answer.status, answer.headers, answer.read()))
    return found


class _Again:
    """HTTPResponse wants something to open, and we have it open."""

    def __init__(self, file):
        self._file = file

    def makefile(self, mode):
        return _Open(self._file)


class _Open:
    def __init__(self, file):
        self.read, self.readline, self.readinto = (
            file.read,
            file.readline,
            file.readinto,
        )
        self.flush = self.close = lambda: None
