"""What is in the glossary of a pair of editions: terms, people and topics."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection
from django.db.models import Prefetch

from articles.glossary.folding import fold, fold_all
from articles.glossary.scripts import same_script
from articles.models import Term, Topic, TopicName
from people.models import Person, Profile

# A name is written in one way; another word may be another word.
NAMES = frozenset({Term.Kind.PERSON, Term.Kind.PLACE, Term.Kind.INSTITUTION})


class Entry(NamedTuple):
    """`forms` are how the original writes it, `target` how the translation does.
    `origin` is "term", "person" or "topic", and `pk` its number there."""

    origin: str
    pk: int
    kind: str
    forms: tuple[str, ...]
    target: str
    avoid: tuple[str, ...] = ()
    note: str = ""

    @property
    def source(self) -> str:
        return self.forms[0]

    @property
    def is_name(self) -> bool:
        return self.kind in NAMES

    def get_kind_display(self) -> str:
        return Term.Kind(self.kind).label


class Entries(Sequence):
    """Of the pair, terms first; what a term says holds, also of a person or a topic.

    An entry of a term is made when it is asked for: the columns of 20,000 terms are
    here in a few milliseconds, a row or an object for each takes a second."""

    def __init__(self, source_id, target_id):
        terms = _columns(source_id, target_id)
        self._terms = terms
        others = [*_people(source_id, target_id), *_topics(source_id, target_id)]
        taken = set(fold_all(terms.sources)) if others else ()
        self.others = [left for each in others if (left := _without(each, taken))]

    def __len__(self):
        return len(self._terms.numbers) + len(self.others)

    def __getitem__(self, place):
        numbers, kinds, sources, targets, avoid, notes = self._terms
        if place >= len(numbers):
            return self.others[place - len(numbers)]
        return Entry(
            "term",
            int(numbers[place]),
            kinds[place],
            (sources[place],),
            targets[place],
            lines(avoid[place]),
            notes[place],
        )

    def forms(self) -> tuple[list[str], list[int]]:
        """How originals write them, and the places of what is written so."""
        return self._and_others(self._terms.sources, lambda each: each.forms)

    def targets(self) -> tuple[list[str], list[int]]:
        return self._and_others(self._terms.targets, lambda each: (each.target,))

    def avoided(self) -> tuple[list[str], list[int]]:
        avoid = self._terms.avoid
        terms = [
            (form, n) for n, each in enumerate(avoid) if each for form in lines(each)
        ]
        first = len(avoid)
        others = [
            (form, first + n) for n, e in enumerate(self.others) for form in e.avoid
        ]
        both = terms + others
        return [form for form, _place in both], [place for _form, place in both]

    def _and_others(self, forms, forms_of):
        first = len(forms)
        others = [
            (form, first + n) for n, e in enumerate(self.others) for form in forms_of(e)
        ]
        places = [*range(first), *(place for _form, place in others)]
        return [*forms, *(form for form, _place in others)], places


class _Terms(NamedTuple):
    """A column each, all in one order."""

    numbers: list[str]
    kinds: list[str]
    sources: list[str]
    targets: list[str]
    avoid: list[str]
    notes: list[str]


# Between two rows of a column: nobody can type it, and what has it reads as a blank.
_BETWEEN = "\x1f"
_COLUMNS = ("id::text", "kind", "source", "target", "avoid", "note")
_TERMS = f"""
select {
    ", ".join(
        f"string_agg(replace({each}, chr(31), ' '), chr(31) order by id)"
        for each in _COLUMNS
    )
} from articles_term where source_edition_id = %s and target_edition_id = %s
"""


def _columns(source_id, target_id) -> _Terms:
    with connection.cursor() as cursor:
        cursor.execute(_TERMS, [source_id, target_id])
        columns = cursor.fetchone()
    if columns[0] is None:
        return _Terms([], [], [], [], [], [])
    return _Terms(*(each.split(_BETWEEN) for each in columns))


def _without(entry, taken):
    forms = tuple(each for each in entry.forms if fold(each) not in taken)
    return entry._replace(forms=forms) if forms else None


def lines(text) -> tuple[str, ...]:
    return tuple(line for each in text.splitlines() if (line := each.strip()))


def _people(source_id, target_id):
    profiles = Profile.objects.filter(edition__in=[source_id, target_id])
    people = Person.objects.prefetch_related(Prefetch("profiles", profiles))
    for person in people.order_by("pk"):
        mine = {each.edition_id: each for each in person.profiles.all()}
        target = person.name_in(target_id)
        forms = [
            person.name_in(source_id),
            *_spellings(mine.get(source_id)),
            person.name,
        ]
        other = [*_spellings(mine.get(target_id)), person.name]
        avoid = [
            each
            for each in dict.fromkeys(other)
            if fold(each) != fold(target) and same_script(each, target)
        ]
        yield Entry(
            "person",
            person.pk,
            Term.Kind.PERSON,
            tuple(dict.fromkeys(forms)),
            target,
            tuple(avoid),
        )


def _spellings(profile):
    return lines(profile.other_spellings) if profile else ()


def _topics(source_id, target_id):
    names = TopicName.objects.filter(edition__in=[source_id, target_id])
    topics = Topic.objects.prefetch_related(Prefetch("names", names))
    for topic in topics.order_by("pk"):
        source, target = topic.name_in(source_id), topic.name_in(target_id)
        if source != target:
            yield Entry("topic", topic.pk, Term.Kind.OTHER, (source,), target)
