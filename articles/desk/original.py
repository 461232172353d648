"""What a translation's page says of its original: that it is gone, until when the
translation is wanted, and where one looks."""

from articles.desk.headlines import known, with_known_headline
from articles.models import Article, Commission
from articles.translation.commissions import GONE
from articles.translation.no_original import gone


def original_of(article, user) -> dict | None:
    if not article.original_id:
        return None
    found = Article.objects.filter(pk=article.original_id).select_related("edition")
    original = with_known_headline(found, user).get()
    asked = Commission.objects.filter(
        original=original, edition=article.edition_id, is_wanted=True
    )
    return {
        "story": original,
        "headline": known(original),
        "gone": gone(original) if original.state in GONE else "",
        "asked": asked.select_related("translator__person", "asked_by__person").first(),
    }
