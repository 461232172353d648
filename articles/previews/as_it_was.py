"""An article as one of its versions has it, to be composed and never saved."""

from copy import copy

from articles.models import Byline, Figure, Note, Topic
from articles.snapshot import TEXTS
from media.models import Image
from people.models import Person


def as_it_was(article, content):
    """Texts, text, pictures, credits, notes, section and topics of the version; what
    the library and people are today is today's."""
    was = copy(article)
    for name in TEXTS:
        setattr(was, name, content.get(name) or "")
    was.body = content.get("body") or []
    was.section = article.edition.sections.filter(slug=content.get("section")).first()
    topics = Topic.objects.filter(name__in=content.get("topics") or [])
    was._prefetched_objects_cache = {
        "figures": _rows(Figure, _figures(was, content)),
        "bylines": _rows(Byline, _bylines(was, content)),
        "notes": _rows(
            Note, [Note(article=was, **row) for row in content.get("notes") or ()]
        ),
        "topics": topics.prefetch_related("names"),
    }
    return was


def _rows(model, made):
    """What `article.figures.all()` then gives, without asking the database."""
    rows = model.objects.all()
    rows._result_cache = made
    return rows


def _figures(article, content) -> list:
    rows = content.get("figures") or []
    images = Image.objects.prefetch_related("captions", "renditions").in_bulk(
        [row["image"] for row in rows if row["image"]]
    )
    return [
        Figure(article=article, **{**row, "image": images.get(row["image"])})
        for row in rows
    ]


def _bylines(article, content) -> list:
    rows = content.get("bylines") or []
    people = Person.objects.prefetch_related("profiles").in_bulk(
        [row["person"] for row in rows]
    )
    return [
        Byline(article=article, **{**row, "person": people[row["person"]]})
        for row in rows
        if row["person"] in people
    ]
