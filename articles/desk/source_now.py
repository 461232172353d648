"""Whether the original of a translation was changed since its page was opened."""

from django.utils.translation import gettext as _

from articles.models import Article
from articles.templatetags.desk_stories import time_in_zone
from articles.translation.sources import source_of


def source_now(article, user) -> dict | None:
    """The version that is followed now, with a sentence for a page that shows another
    one; None where there is none that this person may know of."""
    if not article.original_id:
        return None
    offered = Article.objects.translatable_by(user).only("version", "state", "printed")
    original = offered.filter(pk=article.original_id).first()
    source = original and source_of(original)
    if source is None:
        return None
    sentence = _(
        "The original was changed at %(time)s. What you wrote is kept: save, and the"
        " parts concerned are marked."
    )
    at = time_in_zone(source.at, article.edition)
    return {"number": source.number, "words": sentence % {"time": at}}
