"""A table of terms beside what the glossary has: looked at first, then taken in."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction

from articles.glossary import pairs
from articles.models import Term
from articles.workflow import clock

_FIELDS = ("source", "target", "avoid", "kind", "note")


@dataclass(frozen=True)
class Change:
    before: Term
    after: Term


@dataclass
class Plan:
    """What taking in a table would do. What is not in it stays as it is."""

    new: list[Term]
    changed: list[Change]
    same: int

    @property
    def anything(self) -> bool:
        return bool(self.new or self.changed)

    @cached_property
    def mark(self) -> str:
        """The same only as long as it would do just this."""
        told = [_values(each) for each in self.new]
        told += [[*_values(e.before), *_values(e.after)] for e in self.changed]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def plan(pair, rows) -> Plan:
    there = Term.objects.filter(source_edition=pair.source, target_edition=pair.target)
    known = {each.folded: each for each in there}
    made = Plan([], [], 0)
    for row in rows:
        before = known.get(row.folded)
        after = _term(pair, row, before)
        if before is None:
            made.new.append(after)
        elif _values(before) == _values(after):
            made.same += 1
        else:
            made.changed.append(Change(before, after))
    return made


def take_in(pair, rows, seen) -> Plan | None:
    """All of it, or nothing where it would do something else than what was `seen`."""
    with transaction.atomic():
        pairs.locked(pair.source.pk, pair.target.pk)
        made = plan(pair, rows)
        if made.mark != seen:
            return None
        now = clock()
        terms = [*made.new, *(each.after for each in made.changed)]
        for each in terms:
            each.changed_at = now
        Term.objects.bulk_create(
            terms,
            batch_size=2_000,
            update_conflicts=True,
            unique_fields=["source_edition", "target_edition", "folded"],
            update_fields=[*_FIELDS, "changed_at"],
        )
    return made


def _term(pair, row, before) -> Term:
    """A column that the table lacks leaves what is there."""
    kept = before or Term()
    values = {
        name: getattr(kept, name) if (value := getattr(row, name)) is None else value
        for name in _FIELDS
    }
    return Term(
        source_edition=pair.source,
        target_edition=pair.target,
        folded=row.folded,
        **values,
    )


def _values(term) -> list[str]:
    """Lines of a text area end otherwise than those of a table."""
    return [*(" ".join(getattr(term, name).split()) for name in _FIELDS), *term.avoided]
