"""What stands round every page: all editions with their sections and languages, and
with the pages about the paper.

They are kept from one page to the next, as long as this process is told of changes: it
hears of them as the memory of pages does (docs/serving.md), and whoever does not listen
asks the database each time.
"""

import threading


class Frame:
    """`is_told` says whether this process would have heard of a change."""

    def __init__(self):
        self.is_told = lambda: False
        self._kept, self._changes = None, 0
        self._lock = threading.Lock()

    def editions(self, ask) -> list:
        """In their order; by `ask()` where they are not known."""
        if not self.is_told():
            return ask()
        kept = self._kept
        if kept is None:
            before = self._changes
            kept = ask()
            with self._lock:
                # What was asked before a change is of no use behind it.
                if before == self._changes:
                    self._kept = kept
        return list(kept)

    def told(self, keys) -> None:
        """That pages with these keys show what is not so any more. The logo of an
        edition is a picture."""
        if any(each == "*" or each.startswith("picture-") for each in keys):
            with self._lock:
                self._changes += 1
                self._kept = None


frame = Frame()
