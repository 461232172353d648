"""Asking one address whether a page answers there, and nothing more.

HTTP by hand and not by a library's client: the connection must go to the address that
was judged, the whole of it must end in time however slowly the other side drips, and
no more than the head of an answer is read. No cookies, no name of this program.
"""

import base64
import re
import socket
import ssl
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from time import monotonic
from urllib.parse import quote, unquote, urljoin, urlsplit

from articles.body import safe_address
from articles.links import guard, networks
from articles.links.outcomes import NoAnswer, Outcome

SECONDS = 5
MOST_REDIRECTS = 3
LONGEST_HEAD = 16_000
_REDIRECTS = (301, 302, 303, 307, 308)
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})\b")
_LOCATION = re.compile(rb"\r?\nlocation:[ \t]*([^\r\n]*)", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}
# Says nothing of who asks or why.
_HEADERS = (
    "User-Agent: Mozilla/5.0\r\n"
    "Accept: text/html,*/*;q=0.8\r\n"
    "Accept-Encoding: identity\r\n"
    "Connection: close\r\n"
)


def ask(address, proxy="", seconds=SECONDS) -> int:
    """The status of the page at the address, or an Outcome where none came."""
    journey = _Journey(proxy, monotonic() + seconds)
    try:
        status = journey.follow("HEAD", address)
    except NoAnswer as none:
        # Some refuse to speak of what they would show.
        if none.outcome not in (Outcome.SILENCE, Outcome.NOT_HTTP):
            return none.outcome
        status = none.outcome
    if 200 <= status < 400:
        return status
    try:
        return journey.follow("GET", address)
    except NoAnswer as none:
        return status or none.outcome


@dataclass(frozen=True)
class _Target:
    """One address in the parts that a request needs, in ASCII."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def _target(address) -> _Target:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, LookupError) as error:
        raise NoAnswer(Outcome.NO_NAME) from error
    if not _HOST.fullmatch(host):
        raise NoAnswer(Outcome.NO_NAME)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return _Target(parts.scheme, host, port, f"{path}?{query}" if query else path)


@dataclass(frozen=True)
class _Journey:
    proxy: str
    deadline: float

    def follow(self, method, address) -> int:
        for _step in range(MOST_REDIRECTS + 1):
            status, location = self._ask_once(method, _target(address))
            if status not in _REDIRECTS or not location:
                return status
            address = safe_address(urljoin(address, location))
            if not address.startswith(("http://", "https://")):
                raise NoAnswer(Outcome.NOT_HTTP)
        raise NoAnswer(Outcome.ROUNDABOUT)

    def _ask_once(self, method, target):
        try:
            with closing(self._connected(target)) as connection:
                connection.settimeout(self._left())
                connection.sendall(self._request(method, target))
                return self._answer(connection)
        except ssl.SSLCertVerificationError as error:
            raise NoAnswer(Outcome.CERTIFICATE) from error
        except OSError as error:
            raise NoAnswer(Outcome.SILENCE) from error

    def _left(self) -> float:
        left = self.deadline - monotonic()
        if left <= 0:
            raise NoAnswer(Outcome.SILENCE)
        return left

    def _connected(self, target):
        if self.proxy:
            connection = self._through_proxy(target)
        else:
            connection = self._to_first(
                guard.addresses_of(target.host, target.port), target
            )
        if target.scheme == "http":
            return connection
        try:
            connection.settimeout(self._left())
            return _context().wrap_socket(connection, server_hostname=target.host)
        except BaseException:
            connection.close()
            raise

    def _to_first(self, addresses, target):
        """A connection to the first of the judged addresses that takes one."""
        for number, address in enumerate(addresses, 1):
            try:
                # What is left is shared: a dead first address must not use it up.
                share = self._left() / (len(addresses) - number + 1)
                return socket.create_connection((address, target.port), share)
            except OSError:
                if number == len(addresses):
                    raise
        raise NoAnswer(Outcome.SILENCE)

    def _through_proxy(self, target):
        if not networks.looks_public(target.host):
            raise NoAnswer(Outcome.NOT_PUBLIC)
        proxy = urlsplit(self.proxy)
        where = (proxy.hostname, proxy.port or _PORTS["http"])
        connection = socket.create_connection(where, self._left())
        if target.scheme == "https":
            host = f"{target.authority}"
            if target.port == _PORTS["https"]:
                host = f"{host}:{target.port}"
            opening = f"CONNECT {host} HTTP/1.1\r\nHost: {host}\r\n{self._pass()}\r\n"
            connection.sendall(opening.encode())
            status, _location = self._answer(connection)
            if not 200 <= status < 300:
                connection.close()
                raise NoAnswer(Outcome.SILENCE)
        return connection

    def _pass(self) -> str:
        proxy = urlsplit(self.proxy)
        if proxy.username is None:
            return ""
        who = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
        return (
            f"Proxy-Authorization: Basic {base64.b64encode(who.encode()).decode()}\r\n"
        )

    def _request(self, method, target) -> bytes:
        asked, extra = target.path, ""
        if self.proxy and target.scheme == "http":
            asked = f"http://{target.authority}{target.path}"
            extra = self._pass()
        first = f"{method} {asked} HTTP/1.1\r\nHost: {target.authority}\r\n"
        return f"{first}{_HEADERS}{extra}\r\n".encode("ascii")

    def _answer(self, connection):
        """Status and Location of an answer; what says “wait” only is passed over."""
        head = b""
        while True:
            while b"\r\n\r\n" not in head and b"\n\n" not in head:
                connection.settimeout(self._left())
                received = connection.recv(4096)
                head += received
                if not received or len(head) > LONGEST_HEAD:
                    raise NoAnswer(Outcome.NOT_HTTP if head else Outcome.SILENCE)
            first, _end, rest = head.replace(b"\r\n", b"\n").partition(b"\n\n")
            found = _STATUS.match(first)
            if not found:
                raise NoAnswer(Outcome.NOT_HTTP)
            if (status := int(found[1])) >= 200:
                location = _LOCATION.search(first)
                return status, location and location[1].decode(
                    "utf-8", "replace"
                ).strip()
            head = rest


@lru_cache(maxsize=1)
def _context():
    return ssl.create_default_context()
