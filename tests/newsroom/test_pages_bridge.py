"""From the loop to the threads: what waits, where, and for how long."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from newsroom.page_layer import bridge
from newsroom.page_layer.bridge import LARGEST_BODY, TURN, Bridge


def run(asked):
    # A thread of its own: Playwright leaves a loop running in that of the tests.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asked).result(10)


def scope(path, method="GET", query=b""):
    return {
        "method": method,
        "path": path,
        "query_string": query,
        "http_version": "1.1",
        "scheme": "http",
        "server": None,
        "client": None,
        "headers": [],
    }


class Layer:
    """Makes the page /slow once the page /quick is made; counts what is going on."""

    def __init__(self):
        self.most = self.going = 0
        self.asked = []
        self._may_end = threading.Event()

    def __call__(self, environ, start_response):
        self.going += 1
        self.most = max(self.most, self.going)
        path = environ["PATH_INFO"]
        self.asked.append(path)
        if path == "/quick":
            self._may_end.set()
        assert self._may_end.wait(5)
        self.going -= 1
        start_response("200 OK", [])
        return [path.encode()]


async def answers(site, *scopes):
    """The bodies, of all that are asked for at once in this order."""

    async def one(asked):
        sent = []

        async def send(message):
            sent.append(message)

        await site(asked, None, send)
        return sent[-1]["body"].decode()

    return await asyncio.gather(*(one(each) for each in scopes))


def test_it_works():
    layer = Layer()
    assert run(answers(Bridge(layer, 1), scope("/quick"))) == ["/quick"]


def test_who_asks_for_what_is_just_made_holds_up_nobody_else():
    """Five want the slow one, there are two threads, and the quick one is last."""
    layer = Layer()
    asked = [scope("/slow")] * 5 + [scope("/quick")]
    assert run(answers(Bridge(layer, 2), *asked)) == ["/slow"] * 5 + ["/quick"]
    assert layer.asked[:2] == ["/slow", "/quick"]


def test_another_query_is_another_page():
    layer = Layer()
    run(answers(Bridge(layer, 2), scope("/quick"), scope("/quick", query=b"page=2")))
    assert layer.asked == ["/quick"] * 2


def test_the_next_asks_anew():
    layer = Layer()
    site = Bridge(layer, 1)

    async def twice():
        return [await answers(site, scope("/quick")) for _ in range(2)]

    assert run(twice()) == [["/quick"]] * 2
    assert layer.asked == ["/quick"] * 2


def test_pages_in_making_have_their_turn_between_answers_from_memory(monkeypatch):
    rests = []
    monkeypatch.setattr(time, "sleep", rests.append)
    busy = Bridge(None, 1)
    for _ in range(3 * TURN):
        busy.give_way()
    assert rests == []

    def layer(environ, start_response):
        for _ in range(3 * TURN):
            busy.give_way()
        start_response("200 OK", [])
        return [b""]

    busy.layer = layer
    run(answers(busy, scope("/")))
    assert len(rests) == 3
    busy.give_way()
    assert len(rests) == 3


@pytest.mark.parametrize(
    "status, path, query, value",
    [
        (414, "/" + "a" * 8_000, b"", b""),
        (414, "/", b"a" * 8_000, b""),
        (431, "/", b"", b"a" * 32_000),
    ],
)
def test_an_endless_head_is_asked_of_nobody(status, path, query, value):
    sent = []

    async def send(message):
        sent.append(message)

    asked = {**scope(path, query=query), "headers": [(b"x", value)]}
    run(Bridge(None, 1)(asked, None, send))
    assert sent[0]["status"] == status
    assert (b"connection", b"close") in sent[0]["headers"]


class Film:
    """Endless, unless nobody reads on; it has to be closed."""

    def __init__(self):
        self.read, self.is_closed = 0, False

    def __call__(self, environ, start_response):
        start_response("200 OK", [("Content-Length", "1")])
        return self

    def __iter__(self):
        while self.read < 1_000:
            self.read += 1
            yield b"a"

    def close(self):
        self.is_closed = True


def test_a_film_is_read_while_somebody_takes_it():
    film, sent = Film(), []
    left = asyncio.Event()

    async def receive():
        await left.wait()
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)
        if len(sent) == 4:
            left.set()

    run(Bridge(film, 1)(scope("/files/a.mp4"), receive, send))
    assert film.read < 10
    assert film.is_closed


def test_of_a_film_that_is_asked_about_nothing_is_read():
    film, sent = Film(), []

    async def send(message):
        sent.append(message)

    run(Bridge(film, 1)(scope("/files/a.mp4", "HEAD"), None, send))
    assert film.read == 0 and film.is_closed
    assert (b"content-length", b"1") in sent[0]["headers"]
    assert sent[1]["body"] == b""


@pytest.mark.parametrize("length, status", [(0, 408), (LARGEST_BODY + 1, 413)])
def test_a_body_without_end_is_refused_and_not_waited_for(monkeypatch, length, status):
    monkeypatch.setattr(bridge, "BODY_PATIENCE", 0 if not length else 20)
    sent = []

    async def receive():
        if not length:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": b"a" * length, "more_body": True}

    async def send(message):
        sent.append(message)

    run(Bridge(None, 1)(scope("/en/", "POST"), receive, send))
    assert sent[0]["status"] == status
    assert (b"connection", b"close") in sent[0]["headers"]
