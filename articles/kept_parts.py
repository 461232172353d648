"""Parts of pages that are the same on many pages: cards of stories, the foot.

A part is kept by everything that it is made of, so that another story, another picture
or another language is another part. What else may change, the database tells (as it
tells the memory of pages, docs/serving.md): a picture by its key, an edition as `*`.
Whoever does not listen, as the desk, keeps nothing.
"""

import threading

from django.utils.translation import get_language

from articles import text_only

# Of letters, in all, where nobody says otherwise.
MOST = 2_000_000
# So many pictures are told apart before all parts are forgotten.
MOST_PICTURES = 20_000


class KeptParts:
    """`is_told` says whether this process would have heard of a change; `most` how many
    letters are kept."""

    def __init__(self, most=MOST):
        self.is_told = lambda: False
        # How often something was told: now, and when this thread began its page.
        self._told, self._page = 0, threading.local()
        self.most, self._size = most, 0
        self._parts, self._changes, self._all = {}, {}, 0
        self._lock = threading.Lock()

    def begin(self, **request) -> None:
        """A page, before it asks for anything."""
        self._page.told = self._told

    def key(self, name, picture, *made_of):
        """None where nothing is kept. `picture` is the id of one that is shown."""
        if not self.is_told():
            return None
        changes = self._all, self._changes.get(picture)
        is_text = text_only.page() is not None
        return name, get_language(), is_text, picture, changes, *made_of

    def find(self, key):
        return self._parts.get(key)

    def keep(self, key, part) -> str:
        """Not of a page during whose making something was told: it may have asked for
        that before, and come to this part only behind it."""
        if key is not None:
            with self._lock:
                if self._told == getattr(self._page, "told", None):
                    self._add(key, part)
        return part

    def _add(self, key, part):
        if self._size > self.most:
            self._forget()
        self._parts[key] = part
        self._size += len(part)

    def told(self, keys) -> None:
        with self._lock:
            for each in keys:
                if each == "*":
                    self._told += 1
                    self._forget()
                elif each.startswith("picture-"):
                    self._told_of(int(each.removeprefix("picture-")))

    def _told_of(self, picture):
        self._told += 1
        if len(self._changes) >= MOST_PICTURES:
            self._forget()
        self._changes[picture] = self._changes.get(picture, 0) + 1

    def _forget(self):
        # What is made of something older is kept under a number that nobody asks for.
        self._all += 1
        self._parts, self._changes, self._size = {}, {}, 0


kept_parts = KeptParts()
