"""The page layer: the site's outermost part answers finished pages from memory.

What it is for, its settings and what may stand in front of it: docs/serving.md. A view
says by a Surrogate-Key header which keys drop its page; what has none is never kept.
"""

from contextlib import suppress
from urllib.parse import unquote_to_bytes

from .page_layer import addresses
from .page_layer.codings import Finisher, Wanted
from .page_layer.flights import Flights
from .page_layer.heads import Heads
from .page_layer.kept import Kept
from .page_layer.page import Page, not_modified

# What a larger one is made of is read from its file each time.
LARGEST = 500_000
MOST_HOSTS = 100
# The longest request that is looked at before it is parsed.
QUICK = 8_192
LASTING = ("200", "301", "404", "410")
# Nothing that a browser says of its owner reaches a page.
PERSONAL = ("HTTP_ACCEPT", "HTTP_AUTHORIZATION", "HTTP_COOKIE", "HTTP_IF_")
PERSONAL += ("HTTP_RANGE", "HTTP_X_FORWARDED_HOST", "HTTP_X_REQUESTED_WITH")


class PageLayer:
    """A WSGI application round another.

    `most` is in bytes; `is_host(host)` says whether the site answers to that name;
    `start(layer)` is called with the first request: in the process that answers, never
    in one that only begins others.
    """

    def __init__(self, application, moments, *, most, is_host, start=None):
        self._application = application
        self._moments, self._is_host = moments, is_host
        self._clock = moments.clock
        self._to_start = [start] if start else []
        self._kept = Kept(most)
        self._flights = Flights()
        self._finisher = Finisher(self._kept.grown)
        self._hosts, self._wanted = set(), Wanted()
        self._find = self._kept.pages.get
        self.heads = Heads(self._knows_host)

    def quick(self, data: bytes):
        """The Answer to a request as it came over the wire, if that is whole, plain,
        and for a page in memory; else None. No more is said than is needed for it."""
        if data[:5] != b"GET /" or data[-4:] != b"\r\n\r\n" or len(data) > QUICK:
            return None
        end = data.find(b" HTTP/1.1\r\n")
        target = data[4:end]
        if b"?" in target:
            return None
        if b"%" in target:
            target = unquote_to_bytes(target)
        page = self._find(target.decode("latin-1"))
        if page is None or self._clock() >= self._moments.calm_until:
            return None
        coding = self.heads.coding(data[end + 11 :])
        if not coding:
            return None
        if not page.used:
            page.used = True
            self._finisher.take(page)
        return page.answer(coding)

    def drop(self, keys) -> None:
        self._kept.drop(keys)
        self._flights.let_go()

    def drop_all(self) -> None:
        self.drop(["*"])

    def __call__(self, environ, start_response):
        if self._to_start:
            self._begin()
        path = environ["PATH_INFO"]
        if (
            environ["REQUEST_METHOD"] not in ("GET", "HEAD")
            or path.startswith(addresses.PASSED_ON)
            or not self._knows_host(environ.get("HTTP_HOST"))
        ):
            return self._application(environ, start_response)
        query = addresses.query_of(path, environ["QUERY_STRING"])
        if query is None:
            return self._send(self._rendered(environ), environ, start_response)
        environ = {**environ, "QUERY_STRING": query}
        address = addresses.address_of(path, query)
        page = self._kept.find(address) if self._moments.is_trusted else None
        if page is None:
            page = self._made(address, environ)
        elif not page.used:
            page.used = True
            self._finisher.take(page)
        return self._send(page, environ, start_response)

    def _begin(self) -> None:
        with suppress(IndexError):  # another thread was first
            self._to_start.pop()(self)

    def _made(self, address, environ):
        """A page made now; once, when many ask for it."""
        if not self._moments.is_trusted:
            return self._rendered(environ)
        ticket = self._kept.ticket()
        flight, is_first = self._flights.join(address)
        if not is_first:
            return flight.wait() or self._rendered(environ)
        try:
            page = self._rendered(environ)
            if isinstance(page, Page) and page.keys:
                if self._kept.takes(page):
                    page.pack()
                self._kept.keep(address, page, ticket)
                flight.page = page
            return page
        finally:
            self._flights.land(address, flight)

    def _rendered(self, environ):
        """What the application says to a stranger: a Page, or what is passed on."""
        asked = {k: v for k, v in environ.items() if not k.startswith(PERSONAL)}
        answer = Passed()
        answer.chunks = self._application(asked | {"REQUEST_METHOD": "GET"}, answer)
        if not answer.is_whole:
            return answer
        try:
            body = b"".join(answer.chunks)
        finally:
            answer.close()
        return Page(answer.status, answer.headers_to_keep, body, self._moments.shared)

    def _send(self, page, environ, start_response):
        is_head = environ["REQUEST_METHOD"] == "HEAD"
        if isinstance(page, Passed):
            start_response(page.status, page.headers)
            return page.closed() if is_head else page.chunks
        taken = self._wanted[environ.get("HTTP_ACCEPT_ENCODING")]
        headers = page.headers_for(taken, self._moments.seconds())
        if page.is_known_to(environ):
            start_response("304 Not Modified", not_modified(headers))
            return []
        start_response(page.status, headers)
        return [] if is_head else [page.answer(taken).body]

    def _knows_host(self, host) -> bool:
        if host in self._hosts:
            return True
        if host is None or not self._is_host(host):
            return False
        if len(self._hosts) < MOST_HOSTS:
            self._hosts.add(host)
        return True


class Passed:
    """What the application answered, as its start_response was told; passed on as it
    is where it is long, or not said to be whole."""

    def __init__(self):
        self.status, self.headers, self.chunks = "", [], []

    def __call__(self, status, headers, exc_info=None):
        self.status, self.headers = status, headers

    @property
    def is_whole(self) -> bool:
        length = self._named.get("content-length", "")
        return length.isdecimal() and int(length) <= LARGEST

    @property
    def headers_to_keep(self) -> list:
        """Without keys it is not kept: what is for one reader, or for some."""
        vary = self._named.get("vary", "").lower()
        if (
            self.status[:3] not in LASTING
            or "set-cookie" in self._named
            or vary not in ("", "accept-encoding")
        ):
            return [each for each in self.headers if each[0].lower() != "surrogate-key"]
        return self.headers

    @property
    def _named(self):
        return {name.lower(): value for name, value in self.headers}

    def close(self) -> None:
        close = getattr(self.chunks, "close", None)
        if close:
            close()

    def closed(self) -> list:
        self.close()
        return []
