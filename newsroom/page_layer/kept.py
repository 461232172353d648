"""Finished pages in memory, bounded in bytes: found by address, dropped by key.

Who reads takes no lock. What makes room is a second chance: a page that was asked for
since it was looked at last goes to the back of the row, another one goes. That is as
good as knowing which was used least lately, and costs an answer nothing.
"""

import threading
from collections import OrderedDict, defaultdict, deque

ALL = "*"
# Of what shows so much that whatever is told may be of it. It is for this memory alone:
# caches in front are not told of it.
ANYTHING = "anything"
# Addresses with nothing behind them, which share few pages. They are all forgotten
# when anything is published.
MISSING, MOST_MISSING = "missing", 500
REMEMBERED = 1_000


class Kept:
    def __init__(self, most: int):
        self.pages = OrderedDict()
        self.missing = {}
        self.size, self._most = 0, most
        self._by_key = defaultdict(set)
        self._lock = threading.Lock()
        self._drops, self._lately = 0, deque(maxlen=REMEMBERED)

    def find(self, address):
        return self.pages.get(address) or self.missing.get(address)

    def ticket(self) -> int:
        """To be taken before a page is made, and given with it."""
        return self._drops

    def takes(self, page) -> bool:
        return MISSING in page.keys or page.size <= self._most

    def keep(self, address, page, ticket) -> bool:
        """Unless something that it shows has changed while it was made."""
        with self._lock:
            if self._is_outdated(page, ticket):
                return False
            if MISSING in page.keys:
                self._keep_missing(address, page)
            elif page.size <= self._most:
                self._remove(address)
                self._add(address, page)
                self._make_room()
            return True

    def grown(self, page, size) -> None:
        with self._lock:
            if not page.is_gone:
                page.size += size
                self.size += size
                self._make_room()

    def drop(self, keys) -> None:
        keys = frozenset(keys) | {ANYTHING}
        with self._lock:
            self._drops += 1
            self._lately.append(keys)
            if ALL in keys:
                self._drop_all()
                return
            if MISSING in keys:
                self.missing.clear()
            for key in keys & self._by_key.keys():
                for address in list(self._by_key[key]):
                    self._remove(address)

    def _is_outdated(self, page, ticket):
        since = self._drops - ticket
        if since > len(self._lately):
            return True
        lately = list(self._lately)[len(self._lately) - since :]
        return any(ALL in keys or not keys.isdisjoint(page.keys) for keys in lately)

    def _keep_missing(self, address, page):
        if len(self.missing) >= MOST_MISSING:
            self.missing.clear()
        # Not by their bodies alone: redirects have none, and say all in their heads.
        same = (each for each in self.missing.values() if each.says(page))
        self.missing[address] = next(same, page)

    def _add(self, address, page):
        self.pages[address] = page
        self.size += page.size
        for key in page.keys:
            self._by_key[key].add(address)

    def _remove(self, address):
        page = self.pages.pop(address, None)
        if page is None:
            return
        page.is_gone = True
        self.size -= page.size
        for key in page.keys:
            self._by_key[key].discard(address)
            if not self._by_key[key]:
                del self._by_key[key]

    def _make_room(self):
        while self.size > self._most:
            address, page = next(iter(self.pages.items()))
            if page.used:
                page.used = False
                self.pages.move_to_end(address)
            else:
                self._remove(address)

    def _drop_all(self):
        for page in self.pages.values():
            page.is_gone = True
        self.pages.clear()
        self.missing.clear()
        self._by_key.clear()
        self.size = 0
