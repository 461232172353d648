"""What is in the glossary of a pair of editions: terms, people and topics."""

from dataclasses import dataclass

from django.db.models import Prefetch

from articles.glossary.folding import fold
from articles.glossary.scripts import same_script
from articles.models import Term, Topic, TopicName
from people.models import Person, Profile

# A name is written in one way; another word may be another word.
NAMES = frozenset({Term.Kind.PERSON, Term.Kind.PLACE, Term.Kind.INSTITUTION})


@dataclass(frozen=True)
class Entry:
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
    terms = list(_terms(source_id, target_id))
    taken = {fold(each.source) for each in terms}
    others = [*_people(source_id, target_id), *_topics(source_id, target_id)]
    return terms + [left for each in others if (left := _without(each, taken))]


def _without(entry, taken):
    forms = tuple(each for each in entry.forms if fold(each) not in taken)
    if forms == entry.forms:
        return entry
    return Entry(**(vars(entry) | {"forms": forms})) if forms else None


def _terms(source_id, target_id):
    rows = Term.objects.filter(source_edition=source_id, target_edition=target_id)
    for each in rows.order_by("pk").iterator():
        yield Entry(
            "term",
            each.pk,
            each.kind,
            (each.source,),
            each.target,
            tuple(each.avoided),
            each.note,
        )


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
    if profile is None:
        return []
    lines = profile.other_spellings.splitlines()
    return [line.strip() for line in lines if line.strip()]


def _topics(source_id, target_id):
    names = TopicName.objects.filter(edition__in=[source_id, target_id])
    topics = Topic.objects.prefetch_related(Prefetch("names", names))
    for topic in topics.order_by("pk"):
        source, target = topic.name_in(source_id), topic.name_in(target_id)
        if source != target:
            yield Entry("topic", topic.pk, Term.Kind.OTHER, (source,), target)
