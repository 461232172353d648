"""From the loop that has the connections to pages that threads make: ASGI to WSGI."""

import asyncio
import io
import sys
import time
from concurrent.futures import ThreadPoolExecutor

# The site takes no files. What a form of readers may send, in bytes.
LARGEST_BODY = 100_000
# Seconds for all of it.
BODY_PATIENCE = 20
# Bytes of an address, and of a whole head: more than any that a browser sends here. Of
# what Django is asked, some hundreds are in memory until Python looks for cycles.
LONGEST_ADDRESS, LARGEST_HEAD = 8_000, 32_000
# What an answer says that no page is behind.
REFUSING = [
    (b"content-length", b"0"),
    (b"connection", b"close"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]
# While a page is made, so many answers from memory go out before it has its turn, and
# so many seconds are its own: or else, under full load, what is new waits behind
# a thousand readers of what is old.
TURN, REST = 16, 0.0005


class Bridge:
    """An ASGI application; `layer` is the WSGI application that it asks."""

    def __init__(self, layer, threads: int):
        self.layer = layer
        self._threads = ThreadPoolExecutor(threads, "page")
        self._in_making, self._answers = 0, 0
        self._first = {}

    def give_way(self) -> None:
        """After each answer from memory: pages in making have their turn."""
        if self._in_making:
            self._answers += 1
            if self._answers % TURN == 0:
                time.sleep(REST)

    async def __call__(self, scope, receive, send):
        if status := _too_much(scope):
            return await _refuse(send, status)
        try:
            async with asyncio.timeout(BODY_PATIENCE):
                body = await _body(scope, receive)
        except TimeoutError:
            return await _refuse(send, 408)
        if body is None:
            return await _refuse(send, 413)
        told = _Told()
        chunks = await self._asked_in_turn(scope, environ_of(scope, body), told)
        try:
            if scope["method"] == "HEAD":
                await _send(send, told.status, told.headers, b"")
            elif isinstance(chunks, list):
                await _send(send, told.status, told.headers, b"".join(chunks))
            else:
                await self._stream(receive, send, told, chunks)
        finally:
            if close := getattr(chunks, "close", None):
                await self._run(close)

    async def _asked_in_turn(self, scope, environ, told):
        """Who asks for what is just being made waits here and holds no thread, which
        others need: it is in memory then."""
        if scope["method"] != "GET":
            return await self._asked(environ, told)
        page = scope["path"], scope["query_string"]
        if first := self._first.get(page):
            await first.wait()
            return await self._asked(environ, told)
        self._first[page] = first = asyncio.Event()
        try:
            return await self._asked(environ, told)
        finally:
            del self._first[page]
            first.set()

    async def _asked(self, environ, told):
        self._in_making += 1
        try:
            return await self._run(self.layer, environ, told)
        finally:
            self._in_making -= 1

    async def _stream(self, receive, send, told, chunks):
        """A film is read for no longer than somebody is there to take it."""
        left = asyncio.ensure_future(_left(receive))
        try:
            await _start(send, told.status, told.headers)
            each = iter(chunks)
            while not left.done():
                if (chunk := await self._run(next, each, None)) is None:
                    break
                part = {"type": "http.response.body", "body": chunk, "more_body": True}
                await send(part)
            await send({"type": "http.response.body"})
        finally:
            left.cancel()

    def _run(self, function, *given):
        loop = asyncio.get_running_loop()
        return loop.run_in_executor(self._threads, function, *given)


class _Told:
    """WSGI's start_response."""

    def __call__(self, status, headers, exc_info=None):
        self.status = int(status[:3])
        self.headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1"))
            for name, value in headers
        ]


def _too_much(scope) -> int:
    address = len(scope["path"]) + len(scope["query_string"])
    if address > LONGEST_ADDRESS:
        return 414
    head = sum(len(name) + len(value) for name, value in scope["headers"])
    return 431 if address + head > LARGEST_HEAD else 0


async def _body(scope, receive):
    if scope["method"] in ("GET", "HEAD"):
        return b""
    body, is_more = b"", True
    while is_more:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            return None
        is_more = message.get("more_body", False)
    return body


async def _left(receive):
    while (await receive())["type"] != "http.disconnect":
        pass


async def _start(send, status, headers):
    await send({"type": "http.response.start", "status": status, "headers": headers})


async def _send(send, status, headers, body):
    await _start(send, status, headers)
    await send({"type": "http.response.body", "body": body})


async def _refuse(send, status):
    """And the connection ends: the rest of what is sent there is read by nobody."""
    await _send(send, status, REFUSING, b"")


def environ_of(scope, body: bytes) -> dict:
    server, client = scope["server"] or ("localhost", 80), scope["client"]
    environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or 0),
        "REMOTE_ADDR": client[0] if client else "",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope["headers"]:
        # A_B and A-B would be one here: the former is nobody's but a forger's.
        if b"_" not in name:
            _add(environ, name.decode("latin-1"), value.decode("latin-1"))
    return environ


def _add(environ, name, value):
    key = name.upper().replace("-", "_")
    if key not in ("CONTENT_LENGTH", "CONTENT_TYPE"):
        key = f"HTTP_{key}"
    environ[key] = f"{environ[key]},{value}" if key in environ else value
