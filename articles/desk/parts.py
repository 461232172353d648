"""Credits, notes and topics as a form gives them, written to the story's rows."""

from django.db.models import Q

from articles.models import Byline, Note, Topic, TopicName


def put_credits(article, rows) -> None:
    """The rows' order is the order of the credits."""
    wanted = [
        Byline(article=article, person=row["person"], role=row["role"], position=number)
        for number, row in enumerate(rows)
    ]
    stay = Q(pk=None)
    for byline in wanted:
        stay |= Q(person=byline.person, role=byline.role)
    article.bylines.exclude(stay).delete()
    Byline.objects.bulk_create(
        wanted,
        update_conflicts=True,
        unique_fields=["article", "person", "role"],
        update_fields=["position"],
    )


def put_notes(article, rows) -> None:
    fields = ("kind", "text", "place")
    wanted = [tuple(row[name] for name in fields) for row in rows]
    if wanted == list(article.notes.values_list(*fields)):
        return
    article.notes.all().delete()
    Note.objects.bulk_create(
        Note(article=article, **dict(zip(fields, each, strict=True))) for each in wanted
    )


def put_topics(article, names) -> None:
    """A name that any edition has for a topic is that topic; others are new ones."""
    article.topics.set(
        [known_topic(name, article.edition_id) or name for name in names]
    )


def known_topic(name, edition_id):
    named = TopicName.objects.filter(name__iexact=name).select_related("topic")
    here = named.filter(edition=edition_id).first() or named.first()
    return here.topic if here else Topic.objects.filter(name__iexact=name).first()
