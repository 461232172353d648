"""Which coding of a page a browser gets: gzip at once, brotli where there is time."""

import gzip
import threading
from collections import deque

try:
    import brotli
except ImportError:  # the site answers with gzip
    brotli = None

# What a browser takes; each page has an answer for every one of these.
PLAIN, GZIP, BROTLI, BOTH = "plain", "gzip", "br", "both"
TEXTS = ("text/", "application/json", "application/xml", "application/rss+xml")
TEXTS += ("application/atom+xml", "application/feed+json", "image/svg+xml")
# Below it, what is saved is less than the header that says so.
LEAST = 200
# The best ones take ten times as long for a twentieth less; brotli's above 7 take 15 ms
# more for each page and save nothing.
GZIP_LEVEL, BROTLI_LEVEL = 6, 6
MOST_HEADERS, LONGEST_HEADER = 500, 200
MOST_WAITING = 1_000


def is_text(content_type: str) -> bool:
    return content_type.startswith(TEXTS)


def gzipped(body: bytes) -> bytes:
    # Without the time, so that every process makes the same bytes.
    return gzip.compress(body, GZIP_LEVEL, mtime=0)


class Wanted(dict):
    """An Accept-Encoding as it was sent -> what is taken. Browsers send few and short
    ones; whoever makes them up fills no memory, and holds no browser's place."""

    def __missing__(self, header):
        found = _taken(header or "")
        if len(header or "") <= LONGEST_HEADER:
            if len(self) >= MOST_HEADERS:
                self.clear()
            self[header] = found
        return found


def _taken(header: str) -> str:
    weights = dict(_weight(each) for each in header.lower().split(","))
    rest = weights.get("*", 0)
    br, gz = weights.get("br", rest), weights.get("gzip", weights.get("x-gzip", rest))
    if br and gz:
        return BOTH if br >= gz else GZIP
    if br:
        return BROTLI
    return GZIP if gz else PLAIN


def _weight(part: str) -> tuple[str, float]:
    name, _, rest = part.strip().partition(";")
    quality = rest.strip().removeprefix("q=") if rest else "1"
    try:
        return name.strip(), float(quality)
    except ValueError:
        return name.strip(), 0


class Finisher:
    """Makes brotli of pages that were asked for again, behind the readers' backs.

    `grown(page, size)` is told of each that got one.
    """

    def __init__(self, grown):
        self._grown = grown
        self._waiting = deque(maxlen=MOST_WAITING)
        self._some = threading.Event()
        self._thread = None

    def take(self, page) -> None:
        if brotli is None or not page.takes_brotli:
            return
        self._waiting.append(page)
        self._some.set()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while self._some.wait():
            self._some.clear()
            while self._waiting:
                self.finish(self._waiting.popleft())

    def finish(self, page) -> None:
        if page.takes_brotli and not page.is_gone:
            self._grown(page, page.add_brotli(compressed(page.body)))


def compressed(body: bytes) -> bytes:
    return brotli.compress(body, quality=BROTLI_LEVEL)
