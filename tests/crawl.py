"""Every page of a running site that somebody comes to by links, as it goes over the
wire."""

import gzip
import re
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection
from urllib.parse import quote, urljoin, urlsplit

_LINK = re.compile(r"""\b(?:href|src|poster)="([^"]+)\"""")
_SETS = re.compile(r'\b(?:srcset|imagesrcset)="([^"]+)"')
# Of one list there is one template, however many pages it has.
ENOUGH = 3_000


@dataclass
class Answer:
    address: str
    status: int
    headers: dict
    sent: bytes
    comes_from: str = ""

    @property
    def body(self) -> bytes:
        packed = self.headers.get("content-encoding") == "gzip"
        return gzip.decompress(self.sent) if packed else self.sent

    @property
    def is_page(self) -> bool:
        return self.headers.get("content-type", "").startswith("text/html")

    @property
    def kind(self) -> str:
        """The word that tells which template it is: front, story, section, 404, …"""
        parts = [each for each in urlsplit(self.address).path.split("/") if each]
        if self.status != 200:
            return str(self.status)
        return "papers" if not parts else parts[1] if len(parts) > 1 else "front"

    def links(self):
        text = self.body.decode()
        found = _LINK.findall(text)
        for each in _SETS.findall(text):
            found += [part.split()[0] for part in unescape(each).split(",")]
        for each in found:
            yield urljoin(self.address, unescape(each).partition("#")[0])


class Site:
    def __init__(self, base):
        self.base, self._host = base.rstrip("/"), urlsplit(base).netloc
        self._open = HTTPConnection(self._host, timeout=60)

    def ask(self, address, comes_from="") -> Answer:
        parts = urlsplit(urljoin(self.base + "/", address))
        path = quote(parts.path, safe="/%:@")
        path += f"?{parts.query}" if parts.query else ""
        self._open.request("GET", path, headers={"Accept-Encoding": "gzip"})
        got = self._open.getresponse()
        headers = {name.lower(): value for name, value in got.getheaders()}
        return Answer(parts.geturl(), got.status, headers, got.read(), comes_from)

    def crawl(self, *more, but=()):
        """Each answer once: all that is linked from the chooser of languages on, and
        `more` addresses to which no link leads; none whose path begins as in `but`."""
        waiting = [(self.base + "/", ""), *((self.base + each, "") for each in more)]
        known = {address for address, _ in waiting}
        while waiting and len(known) < ENOUGH:
            answer = self.ask(*waiting.pop())
            yield answer
            if not answer.is_page:
                continue
            for link in answer.links():
                parts = urlsplit(link)
                is_asked = not parts.path.startswith(tuple(but))
                if parts.netloc == self._host and is_asked and link not in known:
                    known.add(link)
                    waiting.append((link, answer.address))
