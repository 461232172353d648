"""What lists show of the first picture of a story today: its size, its files, its
caption and who made it.

The same pictures stand on many pages, and to put their files together is most of the
work of a list; so they are kept from one page to the next, by the picture, as long as
this process is told of changes (docs/serving.md). So are the words of a print, which
nothing but an erase changes, and that tells all pages.
"""

import json
import threading
from collections import ChainMap
from typing import NamedTuple

from django.db import connection

from articles import text_only

# Of pictures, some kilobytes each, and of words, some hundred bytes.
MOST, MOST_WORDS = 2_000, 5_000
# Only of what readers have, whose rights have been looked at by the view. The files are
# asked of what is not known; another picture that stands in brings its own words. Each
# of these is looked for by its number, hence `offset 0`.
_SQL = """
select a.id, a.image, a.picture - 'renditions',
       case when a.image = any (%(new)s) then a.lead end, s.words
  from live_article a
  left join lateral (select words from live_shown
                      where id = a.image and a.image = any (%(new)s) and stands_in
                     offset 0) s on true
 where a.id = any (%(prints)s)
"""
_WORDS = "caption", "credit", "untranslated"


class Picture(NamedTuple):
    """`files` are None where readers may not have it any more; `words` by edition are
    of one that stands in."""

    files: dict | None
    words: dict | None


class Leads:
    """`is_told` says whether this process would have heard of a change."""

    def __init__(self):
        self.is_told = lambda: False
        self._pictures, self._words, self._changes = {}, {}, 0
        self._lock = threading.Lock()

    def put_into(self, stories) -> None:
        """Gives each of the live stories its `lead`, in one query at most."""
        if text_only.page() is not None:
            return
        known = (self._pictures, self._words) if self.is_told() else ({}, {})
        pictures, words = known
        lacking = [each for each in stories if _lacks(each, *known)]
        if lacking:
            before, found = self._changes, _asked(lacking, pictures)
            self._keep(before, *found)
            pictures, words = ChainMap(found[0], pictures), ChainMap(found[1], words)
        for each in stories:
            each.lead = _lead(each, pictures, words)

    def _keep(self, before, pictures, words):
        with self._lock:
            # What was asked before a change is of no use behind it.
            if before == self._changes and self.is_told():
                if len(self._pictures) >= MOST:
                    self._pictures = {}
                if len(self._words) >= MOST_WORDS:
                    self._words = {}
                # In place: to copy them takes longer than to ask.
                self._pictures.update(pictures)
                self._words.update(words)

    def told(self, keys) -> None:
        """That pages with these keys show what is not so any more."""
        gone = {each for each in keys if each == "*" or each.startswith("picture-")}
        if not gone:
            return
        with self._lock:
            self._changes += 1
            left = () if "*" in gone else self._pictures.items()
            self._pictures = {n: had for n, had in left if f"picture-{n}" not in gone}
            if "*" in gone:
                self._words = {}


def _lacks(story, pictures, words) -> bool:
    return bool(story.image) and (story.image not in pictures or story.pk not in words)


def _asked(stories, known) -> tuple[dict, dict]:
    """Pictures by their number, but for the known ones, and words by their print."""
    new = {each.image for each in stories} - known.keys()
    asked = {"new": list(new), "prints": [each.pk for each in stories]}
    pictures = dict.fromkeys(new, Picture(None, None))
    words = {each.pk: {} for each in stories}
    with connection.cursor() as cursor:
        cursor.execute(_SQL, asked)
        for pk, image, said, files, instead in cursor.fetchall():
            words[pk] = json.loads(said or "{}")
            if image in new and files:
                pictures[image] = Picture(json.loads(files), _read(instead))
    return pictures, {pk: _chosen(said) for pk, said in words.items()}


def _read(words):
    return words and json.loads(words)


def _chosen(words) -> dict:
    return {name: words.get(name, "") for name in _WORDS}


def _lead(story, pictures, words):
    """The files with what belongs below them; None where there is no picture."""
    picture = pictures.get(story.image)
    if picture is None or picture.files is None:
        return None
    said = words[story.pk]
    if picture.words is not None:
        said = _chosen(picture.words.get(str(story.edition_id), {}))
    return picture.files | said


leads = Leads()
