"""The topics that an edition uses most, to be chosen rather than spelled anew."""

from django.db.models import Count, Q

from articles.models import Topic

SHOWN = 24


def usual_topics(edition) -> list[str]:
    here = Count("tagged", filter=Q(tagged__content_object__edition=edition))
    topics = Topic.objects.annotate(uses=here).order_by("-uses", "name")
    return [
        topic.name_in(edition.pk) for topic in topics.prefetch_related("names")[:SHOWN]
    ]
