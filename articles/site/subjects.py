"""What a list of stories is about: an edition, a section, a topic or a person."""

from typing import Any, NamedTuple

from django.db.models import Q
from django.http import Http404

from articles.models.live import LiveProfile, LiveTopic

from . import live
from .prepared import prepared


class Subject(NamedTuple):
    """`about` is the condition on the stories of the edition; `kind` the name of the
    page, whose address has `slug` in it, if it has one."""

    kind: str
    edition: Any
    editions: list
    about: Q
    slug: str = ""
    name: str = ""
    number: Any = None

    @property
    def parts(self) -> list:
        """Of its address."""
        return [part for part in (self.edition.code, self.slug) if part]


def front(code) -> Subject:
    return Subject("front", *live.paper(code, Q()), Q())


def section(code, slug) -> Subject:
    slugs = live.three(live.spellings(slug))
    about = Q(section__in=slugs)
    edition, editions = live.paper(code, about)
    found = section_of(edition, slugs)
    if found is None:
        raise Http404
    if found["former"]:
        # Prints say what the section was called in their time.
        about = Q(section__in=[found["slug"], *found["former"]])
        edition, editions = live.paper(code, about)
    named = (found["slug"], found["name"], found["id"])
    return Subject("section", edition, editions, about, *named)


def section_of(edition, slugs):
    return next((each for each in edition.sections if each["slug"] in slugs), None)


def topic(code, slug) -> Subject:
    slugs = live.spellings(slug)
    found = LiveTopic.objects.filter(edition__code=code, slug__in=slugs).first()
    if found is None:
        raise Http404
    about = Q(topics__overlap=found.slugs)
    edition, editions = live.paper(code, about)
    named = (found.slug, found.name, found.number)
    return Subject("topic", edition, editions, about, *named)


def profile(code, slug):
    """The edition, all editions, and the person as the edition writes them."""
    edition, editions = live.paper(code)
    found = _profile(edition.pk, live.three(live.spellings(slug)))
    if not found:
        raise Http404
    return edition, editions, found[0]


@prepared
def _profile(edition, slugs):
    return LiveProfile.objects.filter(edition=edition, slug__in=slugs).order_by("pk")[
        :1
    ]


def credited(person_id) -> Q:
    return Q(reporters__contains=[person_id]) | Q(translators__contains=[person_id])


def person(code, slug) -> Subject:
    edition, editions, found = profile(code, slug)
    about = credited(found.person_id)
    named = (found.slug, found.name, found.person_id)
    return Subject("person", edition, editions, about, *named)
