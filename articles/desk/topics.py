"""The topics that an edition uses most, to be chosen rather than spelled anew."""

from django.db.models import Count, Q

from articles.models import Topic

SHOWN = 24


def usual_topics(edition) -> list[str]:
    """Those of its own stories and those named in its language: a topic that only the
    drafts of another edition have is that edition's own affair."""
    here = Count(
        "tagged", filter=Q(tagged__content_object__edition=edition), distinct=True
    )
    known = Q(uses__gt=0) | Q(names__edition=edition)
    topics = Topic.objects.annotate(uses=here).filter(known)
    topics = topics.order_by("-uses", "name").distinct()
    return [
        topic.name_in(edition.pk) for topic in topics.prefetch_related("names")[:SHOWN]
    ]
