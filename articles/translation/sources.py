"""Which version of an original its translations are made from."""

from articles.models import Article, Revision


def source_of(original) -> Revision | None:
    """What readers have of it, or will have; before that what is saved last."""
    number = original.version
    if original.state == Article.State.PUBLISHED and original.printed:
        number = original.printed
    return original.revisions.filter(number=number).first()
