"""What a new story is begun with, where a link to its page says so."""

from django.contrib import messages
from django.utils.translation import gettext as _

from articles.models import Article
from people.chooser import is_id


def original_asked(request, article) -> Article | None:
    """The original that `?original=` names, if this person may put a translation to
    it; that of a translation, where one is named."""
    number = request.GET.get("original", "")
    if request.method == "POST" or not is_id(number):
        return None
    offered = Article.objects.translatable_by(request.user).exclude(
        edition=article.edition
    )
    named = offered.select_related("original").filter(pk=int(number)).first()
    if named is None:
        return None
    original = named.original or named
    if original.edition_id == article.edition_id:
        return None
    if original.translations.filter(edition=article.edition).exists():
        messages.warning(
            request,
            _("That story has a translation in %(edition)s already.")
            % {"edition": article.edition},
        )
        return None
    return original
