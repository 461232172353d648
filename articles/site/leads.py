"""What lists show of the first picture of a story today: its size, its files, its
caption and who made it.

The same pictures stand on many pages, and to put their files together is most of the
work of a list; so they are kept from one page to the next, by the picture and the print
that words it, as long as this process is told of changes (docs/serving.md).
"""

import json
import threading

from django.db import connection

from articles import text_only

# Of pictures, some kilobytes each.
MOST = 2_000
# Only of what readers have, whose rights have been looked at by the view. Another
# picture that stands in brings its own words in the edition; each is looked for by its
# number, hence `offset 0`.
_SQL = """
select a.image, a.id, a.lead,
       case when s.stands_in then s.words -> a.edition_id::text
            else a.picture - 'renditions' end
  from live_article a
  left join lateral (select stands_in, words from live_shown
                      where id = a.image offset 0) s on true
 where a.id = any (%s)
"""
_WORDS = "caption", "credit", "untranslated"


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
        places = {(each.image, each.pk) for each in stories if each.image}
        if missing := places - known.keys():
            before, found = self._changes, _asked(missing)
            self._keep(before, found)
        for each in stories:
            place = each.image, each.pk
            each.lead = known.get(place) or found.get(place)

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
            self._kept = {
                at: lead for at, lead in left if f"picture-{at[0]}" not in gone
            }


def _asked(places) -> dict:
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [[pk for _, pk in places]])
        rows = cursor.fetchall()
    return dict.fromkeys(places) | {(row[0], row[1]): _lead(*row[2:]) for row in rows}


def _lead(files, words):
    """The files with what belongs below them; None where there is no picture."""
    if files is None:
        return None
    words = json.loads(words or "{}")
    return json.loads(files) | {name: words.get(name, "") for name in _WORDS}


leads = Leads()
