"""One finished answer with all that is needed to send it: bytes, tags, headers."""

import re
from hashlib import sha256

from .codings import BOTH, BROTLI, GZIP, LEAST, PLAIN, gzipped, is_text
from .kept import ANYTHING

# What Python needs for a page beside its bytes, and for finding it by a key.
OVERHEAD, PER_KEY = 4_000, 200
# Written anew for each coding.
_OURS = {"cache-control", "content-length", "etag", "surrogate-key", "vary"}
_SHARED = re.compile(r"s-maxage=\d+")
_TAG = re.compile(r'(?:W/)?"([^"]*)"')


class Page:
    """`answers` has headers and body for whatever a browser takes (codings).

    `shared` is for how many seconds a cache in front may answer by itself while
    nothing is to come.
    """

    __slots__ = (
        *("status", "body", "keys", "size", "answers", "used", "is_gone"),
        *("_headers", "_control", "_tag", "_modified", "_shared", "_vary", "_is_coded"),
    )

    def __init__(self, status, headers, body, shared=0):
        named = {name.lower(): value for name, value in headers}
        self.status, self.body = status, body
        self.keys = tuple(dict.fromkeys(named.get("surrogate-key", "").split()))
        self.used = self.is_gone = False
        self._shared = shared
        self._control = named.get("cache-control", "")
        self._modified = named.get("last-modified", "")
        self._tag = _tag_of(named, body, self.keys)
        self._headers = [each for each in headers if each[0].lower() not in _OURS]
        self._is_coded = _gains(named, body)
        self._vary = [each for each in [named.get("vary")] if each]
        if self._is_coded and "Accept-Encoding" not in self._vary:
            self._vary.append("Accept-Encoding")
        self.size = len(body) + OVERHEAD + PER_KEY * len(self.keys)
        plain = self._answer(body)
        self.answers = {PLAIN: plain, BROTLI: plain}
        if not self._is_coded:
            self.answers |= {GZIP: plain, BOTH: plain}

    def says(self, other) -> bool:
        """Whether who gets the one gets the other, to the letter."""
        return (
            self.status == other.status
            and self.body == other.body
            and self.answers[PLAIN].headers == other.answers[PLAIN].headers
        )

    def pack(self) -> None:
        """Make the gzip, which a page that nobody keeps may never need."""
        if GZIP not in self.answers:
            packed = gzipped(self.body)
            small = self._answer(packed, "gzip")
            self.answers |= {GZIP: small, BOTH: small}
            self.size += len(packed)

    def answer(self, taken):
        """What a browser gets that takes this; a gzip that is lacking is made."""
        if taken not in self.answers:
            self.pack()
        return self.answers[taken]

    @property
    def takes_brotli(self) -> bool:
        return self._is_coded and self.answer(BOTH) is self.answers[GZIP]

    def add_brotli(self, body) -> int:
        """By how much the page has grown."""
        answer = self._answer(body, "br")
        self.answers |= {BROTLI: answer, BOTH: answer}
        return len(body)

    def _answer(self, body, coding=""):
        headers = [*self._headers, ("Content-Length", str(len(body)))]
        if self._tag:
            # Other bytes, another tag: one that is strong says they are the same.
            tag = f"{self._tag}-{coding}" if coding else self._tag
            headers.append(("ETag", f'"{tag}"'))
        if self._control:
            headers.append(("Cache-Control", self.control(self._shared)))
        if self._vary:
            headers.append(("Vary", ", ".join(self._vary)))
        if coding:
            headers.append(("Content-Encoding", coding))
        if self.keys and ANYTHING not in self.keys:
            headers.append(("Surrogate-Key", " ".join(self.keys)))
        return Answer(self.status, headers, body)

    def control(self, seconds) -> str:
        return _SHARED.sub(f"s-maxage={seconds}", self._control)

    def headers_for(self, taken, seconds) -> list:
        """With another time for caches in front than usual."""
        return [
            (name, self.control(seconds)) if name == "Cache-Control" else (name, value)
            for name, value in self.answer(taken).headers
        ]

    def is_known_to(self, environ) -> bool:
        """Whether who asks has these very contents, in whatever coding."""
        if self.status[0] != "2":
            return False
        if (tags := environ.get("HTTP_IF_NONE_MATCH")) is not None:
            return bool(self._tag) and _names(tags, self._tag)
        # The very moment that we gave: a later one may be another server's clock.
        since = environ.get("HTTP_IF_MODIFIED_SINCE")
        return bool(since) and since == self._modified


class Answer:
    """The headers and the bytes of a page in one coding."""

    __slots__ = "headers", "body", "_status", "_head"

    def __init__(self, status, headers, body):
        self._status, self.headers, self.body = status, headers, body
        self._head = None

    @property
    def head(self) -> bytes:
        """As it goes over the wire, but for the date and the empty line."""
        if self._head is None:
            lines = [f"{name.lower()}: {value}\r\n" for name, value in self.headers]
            said = f"HTTP/1.1 {self._status}\r\n{''.join(lines)}"
            self._head = said.encode("latin-1")
        return self._head


def _tag_of(named, body, keys) -> str:
    """The application's own, or for what is kept that of its bytes."""
    if given := _TAG.fullmatch(named.get("etag", "")):
        return given[1]
    return sha256(body).hexdigest()[:32] if keys else ""


def _names(tags, own) -> bool:
    if tags.strip() == "*":
        return True
    known = {own, f"{own}-gzip", f"{own}-br"}
    return any(match[1] in known for match in _TAG.finditer(tags))


def _gains(named, body) -> bool:
    return (
        len(body) >= LEAST
        and "content-encoding" not in named
        and is_text(named.get("content-type", ""))
    )


def not_modified(headers) -> list:
    """What a 304 says: nothing of a body that is not sent."""
    left_out = {"content-length", "content-type", "content-encoding"}
    return [each for each in headers if each[0].lower() not in left_out]
