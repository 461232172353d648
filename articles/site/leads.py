"""What lists show of the first picture of a story today: its size and its files.

The same pictures stand on many pages, and to put their files together is most of the
work of a list; so they are kept from one page to the next, by the picture, as long as
this process is told of changes (docs/serving.md).
"""

import json
import threading

from django.db import connection

from articles import text_only

# Of pictures, some kilobytes each.
MOST = 2_000
# Only of what readers have, whose rights have been looked at by the view.
_SQL = "select image, lead from live_article where id = any (%s)"


class Leads:
    """`is_told` says whether this process would have heard of a change."""

    def __init__(self):
        self.is_told = lambda: False
        self._kept, self._changes = {}, 0
        self._lock = threading.Lock()

    def put_into(self, stories) -> None:
        """Gives each of the live stories its `lead`, in one query at most."""
        if text_only.page() is not None:
            return
        known, found = self._kept if self.is_told() else {}, {}
        prints = {each.image: each.pk for each in stories if each.image not in known}
        prints.pop(None, None)
        if prints:
            before, found = self._changes, _asked(prints)
            self._keep(before, found)
        for each in stories:
            each.lead = known.get(each.image) or found.get(each.image)

    def _keep(self, before, found):
        with self._lock:
            # What was asked before a change is of no use behind it.
            if before == self._changes and self.is_told():
                if len(self._kept) >= MOST:
                    self._kept = {}
                self._kept = self._kept | found

    def told(self, keys) -> None:
        """That pages with these keys show what is not so any more."""
        gone = {each for each in keys if each == "*" or each.startswith("picture-")}
        if not gone:
            return
        with self._lock:
            self._changes += 1
            left = () if "*" in gone else self._kept.items()
            self._kept = {n: lead for n, lead in left if f"picture-{n}" not in gone}


def _asked(prints) -> dict:
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [list(prints.values())])
        found = {image: json.loads(lead) for image, lead in cursor.fetchall() if lead}
    return dict.fromkeys(prints) | found


leads = Leads()
