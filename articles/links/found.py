"""Which addresses of the web a story links to, and where."""

import hashlib
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urlsplit


@dataclass
class Link:
    """One address; `places` are (id of the block, the words that carry the link)."""

    address: str
    places: list[tuple[str, str]] = field(default_factory=list)

    @property
    def key(self) -> str:
        return hashlib.sha256(self.address.encode()).hexdigest()

    @property
    def host(self) -> str:
        return urlsplit(self.address).hostname or ""


def links_of(body) -> list[Link]:
    """Each address once, in the order of the text; its part behind “#” is no page."""
    found = {}
    for each in body:
        for address, words in _in_block(each):
            if not address.startswith(("http://", "https://")):
                continue
            page = urldefrag(address).url
            found.setdefault(page, Link(page)).places.append((each["id"], words))
    return list(found.values())


def _in_block(each):
    cells = [cell for row in each.get("rows", []) for cell in row]
    lines = [each.get("caption", []), *cells, each.get("source", [])]
    for spans in [each.get("spans", []), *each.get("items", []), *lines]:
        yield from _runs(spans)


def _runs(spans):
    """(address, words) of each link; one that is partly bold is several spans."""
    address, words = "", ""
    for span in [*spans, {"text": ""}]:
        href = span.get("href", "")
        if href == address:
            words += span["text"]
            continue
        if address:
            yield address, words
        address, words = href, span["text"]
