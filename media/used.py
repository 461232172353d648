"""Where a picture stands: on desk copies, and in what was ever published."""

from django.db.models import OuterRef

from media.models import Image


def is_used(image) -> bool:
    printed = _stories().filter(prints__images__contains=[image.pk])
    if image.figures.exists() or image.posters.exists():
        return True
    return printed.exists()


def in_stories(edition=None):
    """Uses of the picture of an outer query on desk copies."""
    uses = Image._meta.get_field("figures").related_model.objects
    uses = uses.filter(image=OuterRef("pk"))
    return uses.filter(article__edition=edition) if edition else uses


def in_prints(edition=None):
    """Published versions with the picture of an outer query."""
    prints = _stories().model._meta.get_field("prints").related_model.objects
    prints = prints.filter(images__contains=[OuterRef("pk")])
    return prints.filter(edition=edition) if edition else prints


def _stories():
    figure = Image._meta.get_field("figures").related_model
    return figure._meta.get_field("article").related_model.objects
