"""The site's connections: what is quick and what is parsed, on one and the same."""

import pytest
from uvicorn.config import Config
from uvicorn.server import ServerState

from newsroom.page_layer.bridge import Bridge
from newsroom.page_layer.wire import HEAD_PATIENCE, LARGEST_HEAD, Wire
from tests.newsroom.one_line import FRONT, answers
from tests.newsroom.one_page import HOST, Site, page


def test_it_works(line):
    for _ in range(3):
        line.sendall(FRONT)
        [(status, headers, body)] = answers(line)
        assert status == 200 and body.startswith(b"<!doctype html>")
        assert headers["Date"].endswith("GMT") and "Server" not in headers


def test_several_at_once_are_answered_in_their_order(line):
    missing = FRONT.replace(b"/en/", b"/en/story/none/")
    line.sendall(FRONT + missing + FRONT)
    assert [status for status, *_ in answers(line, 3)] == [200, 404, 200]


def test_one_that_comes_in_parts(line):
    line.sendall(FRONT)
    whole = answers(line)
    for part in (FRONT[:3], FRONT[3:30], FRONT[30:-1], FRONT[-1:] + FRONT[:9]):
        line.sendall(part)
    assert answers(line)[0][2] == whole[0][2]
    line.sendall(FRONT[9:])
    assert answers(line)[0][2] == whole[0][2]


def test_what_is_quick_and_what_is_not_in_turns(line):
    for _ in range(2):
        line.sendall(FRONT)
        [(status, headers, body)] = answers(line)
        line.sendall(FRONT.replace(b"GET", b"HEAD"))
        [(said, of_head, nothing)] = answers(line, method="HEAD")
        assert (status, len(body), nothing) == (
            said,
            int(of_head["Content-Length"]),
            b"",
        )
        line.sendall(FRONT[:-2] + b"If-None-Match: " + headers["ETag"].encode())
        line.sendall(b"\r\n\r\n")
        assert answers(line)[0][0] == 304


def test_a_form_that_is_sent_is_refused_and_the_next_page_comes(line):
    post = FRONT.replace(b"GET", b"POST")[:-2] + b"Content-Length: 3\r\n\r\na=b"
    line.sendall(post + FRONT)
    assert [status for status, *_ in answers(line, 2)] == [405, 200]


def test_one_that_closes(line):
    line.sendall(FRONT[:-2] + b"Connection: close\r\n\r\n")
    assert answers(line)[0][0] == 200
    assert line.recv(1) == b""


@pytest.mark.parametrize(
    "first",
    [
        b"nonsense",
        b"GET /en/\xff?\xff HTTP/1.1",
        "GET /한국/?p=한국 HTTP/1.1".encode(),
        b"GET /en/ HTTP/9.9",
    ],
)
def test_what_is_no_request_is_refused(line, first):
    line.sendall(first + b"\r\nHost: localhost\r\n\r\n")
    [(status, headers, body)] = answers(line)
    assert (status, body) == (400, b"")
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert line.recv(1) == b""


def test_a_head_without_end_is_refused(line):
    line.sendall(FRONT[:-2])
    for _ in range(LARGEST_HEAD // 1000 + 1):
        line.sendall(b"X-More: " + b"a" * 990 + b"\r\n")
    assert answers(line)[0][0] == 431


class Loop:
    """A clock that a test winds: what is called later is in `timers`."""

    def __init__(self):
        self.timers = []

    def call_later(self, seconds, function, *given):
        timer = Timer(seconds, function, given)
        self.timers.append(timer)
        return timer


class Timer:
    def __init__(self, seconds, function, given):
        self.seconds, self.function, self.given = seconds, function, given
        self.is_off = False

    def cancel(self):
        self.is_off = True

    def ring(self):
        assert not self.is_off
        self.function(*self.given)


class Transport:
    def __init__(self):
        self.sent, self.waiting, self.ended = [], 0, ""

    def writelines(self, parts):
        self.sent.append(b"".join(parts))

    def get_extra_info(self, name):
        return None

    def is_closing(self):
        return bool(self.ended)

    def close(self):
        self.ended = "closed"

    def abort(self):
        self.ended = "aborted"

    def get_write_buffer_size(self):
        return self.waiting


@pytest.fixture
def wire():
    site = Site({"/en/": page()})
    site.get("/en/")
    config = Config(
        Bridge(site.layer, 1),
        interface="asgi3",
        log_config=None,
        ws="none",
        proxy_headers=False,
    )
    config.load()
    state = ServerState()
    state.default_headers = [(b"date", b"now")]
    wire = Wire(config, state, {}, Loop())
    wire.connection_made(Transport())
    return wire


QUICK = FRONT.replace(b"localhost", HOST.encode())


def test_who_says_nothing_is_not_waited_for(wire):
    [timer] = wire.loop.timers
    assert timer.seconds == HEAD_PATIENCE
    timer.ring()
    assert wire.transport.ended == "closed"


def test_who_never_ends_a_head_is_not_waited_for(wire):
    wire.data_received(QUICK)
    wire.data_received(QUICK[:20])
    timers = [each for each in wire.loop.timers if not each.is_off]
    wire.data_received(QUICK[20:22])
    assert [each for each in wire.loop.timers if not each.is_off] == timers
    timers[-1].ring()
    assert len(wire.transport.sent) == 1 and wire.transport.ended == "closed"


def test_who_has_asked_may_ask_again(wire):
    wire.data_received(QUICK)
    wire.loop.timers[0].ring()
    assert not wire.transport.ended
    assert 0 < wire.loop.timers[-1].seconds <= wire.timeout_keep_alive
    wire._lately -= wire.timeout_keep_alive
    wire.loop.timers[-1].ring()
    assert wire.transport.ended == "closed"


def test_who_takes_nothing_is_given_up_and_who_is_slow_is_not(wire):
    wire.transport.waiting = 90_000
    wire.pause_writing()
    wire.transport.waiting = 80_000
    wire.loop.timers[-1].ring()
    assert not wire.transport.ended
    wire.data_received(FRONT[:4])
    assert wire.transport.sent == []
    wire.loop.timers[-2].ring()
    assert wire.transport.ended == "aborted"
