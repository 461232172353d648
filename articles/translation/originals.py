"""Which story may be the original of which, and what of it somebody may see."""

from django.utils.translation import gettext

from articles import holds
from articles.models import Article, Revision, Window
from articles.querysets import LIVE_NOW
from articles.translation.sources import source_of


def why_not_original(article, original) -> str:
    """Why `original`, itself no translation, cannot be that of `article`."""
    edition = {"edition": article.edition}
    if original.pk == article.pk:
        return gettext("A story is not a translation of itself.")
    if original.edition_id == article.edition_id:
        sentence = gettext(
            "That story was translated from %(edition)s: its original is there."
        )
        return sentence % edition
    if article.pk and (held := holds.why_not_moved(article, original)):
        return held
    if article.pk and article.translations.exists():
        return gettext("This story has translations itself, so it cannot be one.")
    others = original.translations.filter(edition=article.edition)
    if others.exclude(pk=article.pk).exists():
        sentence = gettext("That story has a translation in %(edition)s already.")
        return sentence % edition
    return ""


def source_for(original, user) -> Revision | None:
    """The version of an original that `user` may see: the desk's where they may read
    it, what readers have where not."""
    if Article.objects.visible_to(user).filter(pk=original.pk).exists():
        return source_of(original)
    live = Window.objects.filter(LIVE_NOW, article=original).order_by("-live_from")
    shown = live.select_related("print__revision").first()
    return shown and shown.print.revision


def versions_for(original, user):
    """The versions that a translation may have been made from, newest first: all where
    `user` may read the original, else the one that readers have."""
    if Article.objects.visible_to(user).filter(pk=original.pk).exists():
        return original.revisions.all()
    shown = source_for(original, user)
    return original.revisions.filter(pk=shown.pk if shown else None)
