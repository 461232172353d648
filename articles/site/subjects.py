"""What a list of stories is about: an edition, a section, a topic or a person."""

from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from django.db.models import Q
from django.http import Http404

from articles.models.live import LiveArticle, LiveProfile, LiveTopic

from . import concerning, live
from .prepared import Fixed, prepared

# Topics offered to who has found nothing: those of so many of the newest stories.
TOPICS, NEWEST = 24, 100


class Subject(NamedTuple):
    """`among` says which stories (live.page_of); `kind` is the name of the page, whose
    address has `slug` in it, if it has one."""

    kind: str
    edition: Any
    editions: list
    among: Callable
    slug: str = ""
    name: str = ""
    number: Any = None

    @property
    def parts(self) -> list:
        """Of its address."""
        return [part for part in (self.edition.code, self.slug) if part]


def front(code) -> Subject:
    return Subject("front", *live.paper(code, Q()), live.EVERY)


def section(code, slug) -> Subject:
    slugs = live.spellings(slug)
    found = section_of(live.paper(code)[0], slugs)
    if found is None:
        raise Http404
    # Prints say what the section was called in their time.
    about = Q(section__in=[found["slug"], *found["former"]])
    edition, editions = live.paper(code, about)
    named = (found["slug"], found["name"], found["id"])
    return Subject("section", edition, editions, live.all_of(about), *named)


def section_of(edition, slugs):
    return next((each for each in edition.sections if each["slug"] in slugs), None)


def topic(code, slug) -> Subject:
    slugs = live.spellings(slug)
    found = LiveTopic.objects.filter(edition__code=code, slug__in=slugs).first()
    if found is None:
        raise Http404
    edition, editions = live.paper(code, Q(topics__overlap=found.slugs))
    among = _among(topics=found.slugs)
    named = (found.slug, found.name, found.number)
    return Subject("topic", edition, editions, among, *named)


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


def topics_of_late(edition) -> list[LiveTopic]:
    """Those that most of the newest stories are about, by name."""
    newest = _topics_of_newest(edition.pk, Fixed(NEWEST))
    about = Counter(slug for each in newest for slug in each.topics)
    slugs = [slug for slug, _ in about.most_common(TOPICS)]
    found = LiveTopic.objects.filter(edition=edition.pk, slugs__overlap=slugs)
    return list(found.order_by("name"))


@prepared
def _topics_of_newest(edition, count):
    return LiveArticle.objects.filter(edition=edition).only("topics")[:count]


def credited(person_id) -> Q:
    return Q(reporters__contains=[person_id]) | Q(translators__contains=[person_id])


def person(code, slug) -> Subject:
    edition, editions, found = profile(code, slug)
    among, named = by(found.person_id), (found.slug, found.name, found.person_id)
    return Subject("person", edition, editions, among, *named)


def by(person_id):
    """For `live.page_of`: what somebody reported or translated."""
    return _among(reporters=[person_id], translators=[person_id])


def _among(**concerned):
    def among(edition, than, count):
        found = concerning.ids(edition, count, than=than, **concerned)
        # Always as many, so that it is one query; no print has the number 0.
        return Q(pk__in=[*found, *[0] * (count - len(found))])

    return among
