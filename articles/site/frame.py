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
    heard; `most` is how many are kept, or of what size by `size`."""

    def __init__(self, *ends, most=2_000, size=lambda answer: 1):
        self.is_told = lambda: False
        self.most = most
        self._ends, self._size_of = ends, size
        self._kept, self._size, self._changes = {}, 0, 0
        self._lock = threading.Lock()

    def find(self, asked, ask):
        """The answer to `asked`; by `ask()` where it is not known."""
        if not self.is_told():
            return ask()
        kept = self._kept
        if asked in kept:
            return kept[asked]
        before, answer = self._changes, ask()
        self._keep(before, {asked: answer})
        return answer

    def find_all(self, asked, ask) -> dict:
        """The answers to all of `asked` that have one; `ask(those)` gives those that
        are not known."""
        kept = self._kept if self.is_told() else {}
        known = {each: kept[each] for each in asked if each in kept}
        others = [each for each in asked if each not in known]
        if not others:
            return known
        before, answers = self._changes, ask(others)
        if self.is_told():
            self._keep(before, answers)
        return known | answers

    def _keep(self, before, answers):
        with self._lock:
            # What was asked before a change is of no use behind it.
            if before != self._changes:
                return
            for asked, answer in answers.items():
                if self._size >= self.most:
                    self._kept, self._size = {}, 0
                self._kept[asked] = answer
                self._size += self._size_of(answer)

    def told(self, keys) -> None:
        """That pages with these keys show what is not so any more."""
        if any(each == "*" or each.startswith(self._ends) for each in keys):
            with self._lock:
                self._changes += 1
                self._kept, self._size = {}, 0


# What stands on every page ends with all of them.
frame = Known()
# Whatever readers get or lose, all fronts are told of it.
live_now = Known("front-")
