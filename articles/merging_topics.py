"""Two topics that are one: the stories of both stand under the one that stays."""

from django.db import transaction
from django.utils.translation import gettext

from articles.models import Topic, TopicSlug
from articles.refused import Refused


@transaction.atomic
def merge(topic, into) -> None:
    """`topic` is no more; its address leads to `into`, and prints that say it are
    listed there. Names of editions that `into` has none for are taken over."""
    topics = Topic.objects.select_for_update().in_bulk({topic.pk, into.pk})
    if len(topics) < 2:
        raise Refused(gettext("Choose another topic that is still there."))
    here = into.tagged.values("content_object")
    topic.tagged.filter(content_object__in=here).delete()
    topic.tagged.update(tag=into)
    topic.names.exclude(edition__in=into.names.values("edition")).update(topic=into)
    topic.former.update(topic=into)
    slug = topics[topic.pk].slug
    topic.delete()
    TopicSlug.objects.update_or_create(slug=slug, defaults={"topic": into})
