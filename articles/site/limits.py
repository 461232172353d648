"""How often one address may ask for what costs work.

Each process counts for itself, in a memory of fixed size, and writes nothing down: an
address is kept as a keyed hash whose key is gone with the process.
"""

import hashlib
import ipaddress
import secrets
from collections import OrderedDict
from math import ceil
from threading import Lock
from time import monotonic

from django.conf import settings

KEPT = 20_000
_KEY = secrets.token_bytes(16)


class Allowance:
    """So many a minute of each, all at once or one by one."""

    def __init__(self, clock=monotonic):
        self._clock, self._lock = clock, Lock()
        self._left = OrderedDict()

    def __len__(self):
        return len(self._left)

    def wait(self, who, a_minute) -> int:
        """Takes one and returns 0, or returns after how many seconds there is one."""
        if a_minute <= 0:
            return 0
        key = hashlib.blake2b(who.encode(), key=_KEY, digest_size=12).digest()
        with self._lock:
            now = self._clock()
            left, then = self._left.pop(key, (a_minute, now))
            left = min(a_minute, left + (now - then) * a_minute / 60)
            self._left[key] = (max(left - 1, 0) if left >= 1 else left, now)
            if len(self._left) > KEPT:
                self._left.popitem(last=False)
        return 0 if left >= 1 else ceil((1 - left) * 60 / a_minute)


searches = Allowance()


def wait_to_search(request) -> int:
    return searches.wait(address_of(request), settings.NEWSROOM_SEARCHES_A_MINUTE)


def address_of(request) -> str:
    """Who asks: the socket's address, or what the outermost of our proxies saw. What
    stands before that in the header anybody can write."""
    socket = request.META.get("REMOTE_ADDR", "")
    proxies = settings.NEWSROOM_PROXIES
    told = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if proxies and len(told) >= proxies:
        return _network(told[-proxies].strip()) or _network(socket) or socket
    return _network(socket) or socket


def _network(address) -> str:
    """One reader's: of IPv6 a home has the whole of a /64."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if found.version == 4:
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((int(found), 64), strict=False))
