"""The site's connections with who means no good: nothing is taken for a request that is
none, and nobody fills memory or log."""

import socket
import struct
from contextlib import suppress

import pytest

from newsroom.page_layer.wire import MOST_WAITING
from tests.newsroom.one_line import FRONT, answers, line_to

# The connection ends with a reset.
NO_GOODBYE = struct.pack("ii", 1, 0)
HEAD = FRONT[:-2]
POST = HEAD.replace(b"GET", b"POST")


@pytest.mark.parametrize(
    "data",
    [
        POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        POST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        POST + b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\na",
        HEAD + b"Content-Length: +1\r\n\r\na",
        HEAD + b"Content-Length : 1\r\n\r\na",
        HEAD + b"X: a\nContent-Length: 1\r\n\r\na",
        HEAD + b"X: a\r\n b\r\n\r\n",
        HEAD + b"X: a\x00b\r\n\r\n",
        FRONT.replace(b"\r\n", b"\n"),
    ],
)
def test_what_two_servers_could_read_in_two_ways_is_refused(line, data):
    """And nothing that stands behind it is taken for a request."""
    line.sendall(data + FRONT)
    assert answers(line)[0][0] == 400
    assert line.recv(1) == b""


@pytest.mark.parametrize("how", [b"Content-Length: %d\r\n\r\n%b", b"%b"])
def test_what_is_sent_with_a_question_is_no_question(line, how):
    inside = FRONT.replace(b"/en/", b"/en/none/")
    if how == b"%b":
        chunk = b"%x\r\n%b\r\n0\r\n\r\n" % (len(inside), inside)
        line.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunk)
    else:
        line.sendall(HEAD + how % (len(inside), inside))
    line.sendall(FRONT)
    assert [status for status, *_ in answers(line, 2)] == [200, 200]


def test_who_asks_for_thousands_at_once_is_given_up(line, newsroom):
    missing = FRONT.replace(b"/en/", b"/en/story/none/")
    got = b""
    with suppress(ConnectionError):
        line.sendall(missing * 4_000)
        while part := line.recv(1_000_000):
            got += part
    assert got.count(b"HTTP/1.1 ") <= MOST_WAITING + 5
    with line_to(newsroom) as another:
        another.sendall(FRONT * MOST_WAITING)
        assert [each[0] for each in answers(another, MOST_WAITING)] == [200] * 20


def test_who_leaves_early_is_no_error_of_ours(newsroom):
    """Who does so again and again would fill the log."""
    log = newsroom.data / "logs" / "site.log"
    before = log.read_text()
    missing = FRONT.replace(b"/en/", b"/en/search/")
    for after in (missing, missing * 100, b"nonsense"):
        for _ in range(10):
            with line_to(newsroom) as line:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NO_GOODBYE)
                line.sendall(missing + after)
    with line_to(newsroom) as line:
        line.sendall(missing)
        assert answers(line)[0][0] == 200
    assert "Exception in ASGI" not in log.read_text().removeprefix(before)
