"""Whether readers or the desk know a person from a story."""

from django.db.models import Q


def is_credited(person) -> bool:
    """On a desk copy or in anything that was ever published."""
    stories = person.bylines.model._meta.get_field("article").related_model.objects
    printed = Q(prints__reporters__contains=[person.pk]) | Q(
        prints__translators__contains=[person.pk]
    )
    return person.bylines.exists() or stories.filter(printed).exists()
