"""What the head of a plain request asks for, read once for all requests of a browser.

Browsers say the same for each page of a site, and only the path is another. What is
out of the ordinary in any way is left to the server's own parser.
"""

import re

from .codings import Wanted

NOT_PLAIN = ""
# How many are remembered, and of what length at most: some megabytes.
MOST, LONGEST = 2_000, 2_000
_FIELDS = re.compile(
    rb"(?:[!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\x00-\x08\x0a-\x1f\x7f]*\r\n)+"
)
# More than a head is to come, or more than a page as it is asked for.
_TELLING = {
    *(b"content-length", b"transfer-encoding", b"expect", b"upgrade"),
    *(b"if-match", b"if-none-match", b"if-modified-since", b"if-unmodified-since"),
}
_PERSONAL = {b"cookie", b"authorization"}
_ONCE = {b"host", b"accept-encoding", b"connection"}


class Heads:
    """`is_host(name)` says whether the site answers to that name."""

    def __init__(self, is_host):
        self._is_host = is_host
        self._wanted = Wanted()
        self.known = {}

    def coding(self, fields: bytes) -> str:
        """Which coding (codings.PLAIN, …) is wanted; NOT_PLAIN where a parser has to
        look. `fields` is all that follows the first line, with its empty line."""
        try:
            return self.known[fields]
        except KeyError:
            return self._read(fields)

    def _read(self, fields) -> str:
        if not _FIELDS.fullmatch(fields, 0, len(fields) - 2):
            return NOT_PLAIN
        lines = [each.partition(b":") for each in fields[:-4].split(b"\r\n")]
        named = {name.lower(): value.strip() for name, _, value in lines}
        found = self._coding_of(named, [name.lower() for name, _, _ in lines])
        # Nothing that a browser says of its owner is kept.
        if named.keys().isdisjoint(_PERSONAL) and len(fields) <= LONGEST:
            if len(self.known) >= MOST:
                self.known.clear()
            self.known[fields] = found
        return found

    def _coding_of(self, named, names) -> str:
        if not _TELLING.isdisjoint(named) or any(names.count(n) > 1 for n in _ONCE):
            return NOT_PLAIN
        if named.get(b"connection", b"keep-alive").lower() != b"keep-alive":
            return NOT_PLAIN
        if not self._is_host(named.get(b"host", b"").decode("latin-1")):
            return NOT_PLAIN
        return self._wanted[named.get(b"accept-encoding", b"").decode("latin-1")]
