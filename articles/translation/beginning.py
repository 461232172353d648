"""A translation is begun: one in each edition, and whoever begins it has it."""

from django.utils.translation import gettext

from articles.models import Article, Commission
from articles.refused import Refused


def reserve(article) -> None:
    """Before a translation is written down: its edition has no other one.

    Holds the original's row until the end of the transaction, so that whoever begins
    at the same moment waits, and is then told.
    """
    if not article.original_id:
        return
    originals = Article.objects.select_for_update(of=("self",), no_key=True)
    originals.only("pk").get(pk=article.original_id)
    others = Article.objects.filter(
        original=article.original_id, edition=article.edition_id
    )
    if other := others.prefetch_related("team__user__person").first():
        raise Refused(already(article.edition, other))


def already(edition, translation) -> str:
    names = ", ".join(str(member.user) for member in translation.team.all())
    said = {"edition": edition, "names": names}
    if not names:
        return gettext("That story has a translation in %(edition)s already.") % said
    return (
        gettext(
            "That story has a translation in %(edition)s already: %(names)s has it."
        )
        % said
    )


def holder_of(article):
    """Who has the translation that this one is, if somebody has."""
    asked = Commission.objects.filter(
        original=article.original_id, edition=article.edition_id, is_wanted=True
    )
    found = asked.select_related("translator__person").first()
    return found and found.translator


def begun(article, by, now) -> None:
    """Whoever begins what was wanted and had nobody has it from now on."""
    if by and article.original_id:
        Commission.objects.filter(
            original=article.original_id,
            edition=article.edition_id,
            is_wanted=True,
            translator=None,
        ).update(translator=by, assigned_at=now)
