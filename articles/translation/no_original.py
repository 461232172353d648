"""Why nothing can be asked for of a story, said to whoever tried."""

from django.utils.translation import gettext

from articles.desk.headlines import known, with_known_headline
from articles.models import Article


def not_the_original(translation, user) -> str:
    """Which story is meant, under the headline under which `user` may know it."""
    found = Article.objects.filter(pk=translation.original_id)
    original = with_known_headline(found, user).select_related("edition").get()
    return gettext(
        "This is a translation itself. Its original is “%(headline)s” in %(edition)s:"
        " ask there."
    ) % {"headline": known(original), "edition": original.edition}


def gone(original) -> str:
    if original.state == Article.State.KILLED:
        return gettext("The original was withdrawn from readers.")
    return gettext("The original was dropped.")
