"""The last part of a story's address: made from its headline, free in its edition."""

from django.db import connection
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.text import slugify
from django.utils.translation import gettext

from articles import standing
from articles.models import Article, Window
from articles.refused import Refused

LENGTH = 80
_LOCK = 7_241_906
# Between letters of Persian that are not joined: no part of an address, but a gap.
_NON_JOINER = "\u200c"


def give_slug(article) -> None:
    """Set the slug of an article that has none. Saving it is the caller's."""
    if article.slug:
        return
    _wait_for_others(article)
    article.slug = free_slug(article.headline, article)


def _wait_for_others(article):
    """Two stories of one headline that get their addresses in the same moment wait for
    each other here, inside the transactions of their verbs."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(%s, %s)", [_LOCK, article.edition_id]
        )


def needs_free_slug(article) -> None:
    """Refuses to print a story at an address at which readers have another."""
    _wait_for_others(article)
    if _with_readers(article).filter(print__slug=article.slug).exists():
        raise Refused(
            gettext(
                "Readers have another story at the address “%(slug)s”. Choose another"
                " address, or publish that story at its new one first."
            )
            % {"slug": article.slug}
        )


def _with_readers(article):
    """What other stories of the edition readers have or will have: one of them may get
    another address, and have this one until then."""
    goes_on = Q(live_until=None) | Q(live_until__gt=Now())
    windows = Window.objects.filter(goes_on, edition=article.edition_id)
    return windows.exclude(article=article.pk)


def is_taken(slug, article) -> bool:
    others = Article.objects.filter(edition=article.edition_id, slug=slug)
    return (
        others.exclude(pk=article.pk).exists()
        or _with_readers(article).filter(print__slug=slug).exists()
    )


def free_slug(text, article) -> str:
    """A slug of `text` that no other story of the article's edition has."""
    text = text.replace(_NON_JOINER, " ")
    base = slugify(text, allow_unicode=True)[:LENGTH].rstrip("-_") or "story"
    taken = set(
        Article.objects.filter(edition=article.edition_id, slug__startswith=base)
        .exclude(pk=article.pk)
        .values_list("slug", flat=True)
    )
    begun = _with_readers(article).filter(print__slug__startswith=base)
    taken.update(begun.values_list("print__slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 4))
    if standing.is_standing(article):
        taken |= standing.RESERVED
    return next(each for each in (base, *numbered) if each not in taken)


def why_slug_stays(article) -> str:
    """Why the address cannot change: readers have or had it, or will have it as it is
    planned. What was cancelled before its moment had no reader."""
    windows = article.windows.all()
    if windows.filter(live_from__lte=Now()).exists():
        return gettext("Readers have this address: it stays.")
    return why_planned_slug_stays(article) if windows.exists() else ""


def why_planned_slug_stays(article) -> str:
    windows = article.windows.all()
    if windows.exists() and not windows.filter(live_from__lte=Now()).exists():
        return gettext("It is planned for readers at this address: it stays.")
    return ""


def what_follows(article) -> str:
    """What comes of another address for a story that readers have."""
    if not article.windows.filter(live_from__lte=Now()).exists():
        return ""
    return gettext(
        "Readers have this address. With another, the story moves when it is published"
        " again, and the old address leads there."
    )
