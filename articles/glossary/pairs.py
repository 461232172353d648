"""The glossary of a pair of editions, kept in memory while nothing in it changes."""

from collections import OrderedDict
from functools import cached_property
from itertools import permutations
from typing import NamedTuple

from django.db import connection

from articles.glossary.entries import entries_of
from articles.glossary.matcher import Matcher
from people.models import Edition
from people.roles import editions_where

# Pairs that one process keeps.
KEPT = 16
# One answer for everything that a glossary is made of. Terms have the moment of their
# last change; people and topics have none, so their words are summed up.
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


class Pair(NamedTuple):
    source: Edition
    target: Edition

    def __str__(self):
        return f"{self.source} → {self.target}"

    @property
    def key(self) -> str:
        return f"{self.source.pk}-{self.target.pk}"


class Glossary:
    def __init__(self, entries):
        self.entries = entries

    @cached_property
    def source(self) -> Matcher:
        """Finds entries in the original."""
        return Matcher((form, each) for each in self.entries for form in each.forms)

    @cached_property
    def target(self) -> Matcher:
        """Finds (entry, whether it is a form to avoid) in the translation."""
        return Matcher(
            (form, (each, is_avoided))
            for each in self.entries
            for is_avoided, forms in ((False, (each.target,)), (True, each.avoid))
            for form in forms
        )


def glossary_of(source_id, target_id) -> Glossary:
    """One query where it is as it was."""
    key, stamp = (source_id, target_id), _stamp(source_id, target_id)
    kept = _kept.get(key)
    if kept is None or kept[0] != stamp:
        kept = stamp, Glossary(entries_of(source_id, target_id))
        _kept[key] = kept
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return kept[1]


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
