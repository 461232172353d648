"""The glossary of a pair of editions, kept in memory while nothing in it changes."""

from collections import OrderedDict
from functools import cached_property
from itertools import permutations
from threading import Lock
from typing import NamedTuple

from django.db import connection

from articles.glossary.entries import Entries, Entry
from articles.glossary.matcher import Matcher
from people.models import Edition
from people.roles import editions_where

# Entries that one process keeps, of whichever pairs were asked for last: about 40 MB.
# One pair is kept always.
KEPT = 60_000
# One answer for everything that a glossary is made of. Terms have the moment of their
# last change (the index has all that is asked of them); people and topics have none, so
# their words are summed up.
_STAMP = """
select (select count(*) || ' ' || coalesce(max(changed_at)::text, '')
          from articles_term where source_edition_id = %(source)s
           and target_edition_id = %(target)s),
       (select sum(hashtextextended(id || ' ' || name, 0)) from people_person),
       (select sum(hashtextextended(concat_ws(' ', person_id, edition_id, name)
                                    || ' ' || other_spellings, 0))
          from people_profile where edition_id in (%(source)s, %(target)s)),
       (select sum(hashtextextended(id || ' ' || name, 0)) from articles_topic),
       (select sum(hashtextextended(concat_ws(' ', topic_id, edition_id, name), 0))
          from articles_topicname where edition_id in (%(source)s, %(target)s))
"""
_kept = OrderedDict()
_keeping = Lock()


class Pair(NamedTuple):
    source: Edition
    target: Edition

    def __str__(self):
        return f"{self.source} → {self.target}"

    @property
    def key(self) -> str:
        return f"{self.source.pk}-{self.target.pk}"


class Glossary:
    def __init__(self, entries: Entries):
        self.entries = entries

    @property
    def people(self) -> list[Entry]:
        return [each for each in self.entries.others if each.origin == "person"]

    @cached_property
    def source(self) -> Matcher:
        """Finds entries in the original."""
        forms, places = self.entries.forms()
        return Matcher(forms, lambda number: self.entries[places[number]])

    @cached_property
    def target(self) -> Matcher:
        """Finds (entry, whether it is a form to avoid) in the translation."""
        right, places = self.entries.targets()
        avoided, theirs = self.entries.avoided()
        places += theirs
        return Matcher(
            right + avoided,
            lambda number: (self.entries[places[number]], number >= len(right)),
        )


def glossary_of(source_id, target_id) -> Glossary:
    """One short query where it is as it was."""
    key, stamp = (source_id, target_id), _stamp(source_id, target_id)
    with _keeping:
        kept = _kept.get(key)
        if kept and kept[0] == stamp:
            _kept.move_to_end(key)
            return kept[1]
    made = Glossary(Entries(source_id, target_id))
    with _keeping:
        _kept[key] = stamp, made
        _kept.move_to_end(key)
        while len(_kept) > 1 and _size() > KEPT:
            _kept.popitem(last=False)
    return made


def _size():
    return sum(len(each.entries) for _stamp, each in _kept.values())


def pairs_for(user) -> list[Pair]:
    """The pairs whose terms `user` may change: into an edition where they translate."""
    editions = list(Edition.objects.all())
    targets = editions_where(user, "glossary")
    return [
        Pair(source, target)
        for source, target in permutations(editions, 2)
        if targets is None or target.pk in targets
    ]


def locked(source_id, target_id) -> None:
    """Until the end of the transaction nobody else changes terms of this pair: so no
    term is there twice, and each change is later than the one before."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [source_id, target_id])


def _stamp(source_id, target_id):
    with connection.cursor() as cursor:
        cursor.execute(_STAMP, {"source": source_id, "target": target_id})
        return cursor.fetchone()
