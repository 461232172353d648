"""Other ways to the paper, as they are typed: an address on each line, and before a “=”
what it is. “Tor = http://….onion/” or only “https://mirror.example/”."""

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

MOST_LINES = 12
LONGEST = 300


class Way(NamedTuple):
    address: str
    name: str = ""


@lru_cache(maxsize=200)
def ways(text) -> tuple[Way, ...]:
    """Those that lead somewhere; a line that leads nowhere is no link. Every page asks
    for the same."""
    return tuple(way for way in map(read, lines(text)) if way)


def lines(text) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def read(line) -> Way | None:
    """One line; None where it holds no address of the web."""
    name, sign, address = line.rpartition(" = ")
    if not sign:
        name, address = "", line
    way = Way(address.strip(), name.strip())
    return way if _leads_somewhere(way.address) else None


def _leads_somewhere(address) -> bool:
    if len(address) > LONGEST or any(sign.isspace() for sign in address):
        return False
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    # A sign-in in an address shows readers another place than it leads to.
    is_plain = parts.username is None and parts.password is None
    return parts.scheme in ("http", "https") and "." in (host or "") and is_plain
