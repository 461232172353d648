"""What is in the glossary of a pair of editions: terms, people and topics."""

from typing import NamedTuple

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


def entries_of(source_id, target_id) -> list[Entry]:
    """Of the pair. What a term says holds, also of a person or a topic."""
    terms = _terms(source_id, target_id)
    others = [*_people(source_id, target_id), *_topics(source_id, target_id)]
    if not others:
        return terms
    taken = set(fold_all(each.source for each in terms))
    return terms + [left for each in others if (left := _without(each, taken))]


def _without(entry, taken):
    forms = tuple(each for each in entry.forms if fold(each) not in taken)
    return entry._replace(forms=forms) if forms else None


def _terms(source_id, target_id):
    """Without a model's row for each: there may be tens of thousands."""
    rows = Term.objects.filter(source_edition=source_id, target_edition=target_id)
    columns = ("pk", "kind", "source", "target", "avoid", "note")
    return [
        Entry("term", pk, kind, (source,), target, lines(avoid) if avoid else (), note)
        for pk, kind, source, target, avoid, note in rows.order_by("pk").values_list(
            *columns
        )
    ]


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
