"""Where a picture stands: on desk copies, and in what was ever published."""


def stories_with(image, user):
    """Stories with the picture whose text `user` may read."""
    return _stories(image).visible_to(user).filter(figures__image=image).distinct()


def is_used(image) -> bool:
    printed = _stories(image).filter(prints__images__contains=[image.pk])
    return image.figures.exists() or printed.exists()


def _stories(image):
    return image.figures.model._meta.get_field("article").related_model.objects
