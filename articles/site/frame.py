"""What stands round every page, and hardly ever changes: all editions with their
sections and languages and the pages about the paper, and which of them have stories of
a kind.

It is kept from one page to the next, as long as this process is told of changes: it
hears of them as the memory of pages does (docs/serving.md), and whoever does not listen
asks the database each time.
"""

import threading


class Known:
    """Answers of the database, by what was asked, until all pages are told of, or a key
    that begins like one of the `ends`. `is_told` says whether this process would have
    heard."""

    def __init__(self, *ends, most=2_000):
        self.is_told = lambda: False
        self._ends, self._most = ends, most
        self._kept, self._changes = {}, 0
        self._lock = threading.Lock()

    def find(self, asked, ask):
        """The answer to `asked`; by `ask()` where it is not known."""
        if not self.is_told():
            return ask()
        kept = self._kept
        if asked in kept:
            return kept[asked]
        before, answer = self._changes, ask()
        with self._lock:
            # What was asked before a change is of no use behind it.
            if before == self._changes:
                self._keep(asked, answer)
        return answer

    def _keep(self, asked, answer):
        if len(self._kept) >= self._most:
            self._kept = {}
        self._kept[asked] = answer

    def told(self, keys) -> None:
        """That pages with these keys show what is not so any more."""
        if any(each == "*" or each.startswith(self._ends) for each in keys):
            with self._lock:
                self._changes += 1
                self._kept = {}


# What stands on every page ends with all of them.
frame = Known()
# Whatever readers get or lose, all fronts are told of it.
live_now = Known("front-")
