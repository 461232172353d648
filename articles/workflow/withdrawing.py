"""What readers lose, in one language or in all."""

from django.db import transaction

from articles.models import Article
from articles.printing import print_withdrawal

from .ground import begun, lock_work, locked, needs_right, step


def kill(
    article_id, by, note="", public_note="", other_notes=None, keep_languages=()
) -> list[Article]:
    """Withdraw a story from readers; an original with all its translations.

    `public_note` is for the readers of this one, `other_notes` has those for its
    translations by their ids; without one, readers get the sentence of their edition.
    `keep_languages` holds ids of translations that stay. Returns what was withdrawn.
    One transaction: readers never see half of it gone.
    """
    notes = other_notes or {}
    with transaction.atomic():
        _works, languages = lock_work(article_id)
        article = begun(locked(article_id))
        needs_right(article, "kill", by)
        gone = [kill_along(article, by, note, public_note)]
        for other in withdrawn_with(article) if languages > 1 else ():
            if other.pk not in keep_languages:
                other.moment = article.moment
                gone.append(kill_along(other, by, note, notes.get(other.pk, "")))
    return gone


def withdrawn_with(article) -> list[Article]:
    """Translations that go when this original goes: live or planned ones."""
    return list(
        article.translations.filter(state=Article.State.PUBLISHED)
        .select_related("edition", "section")
        .order_by("pk")
    )


def kill_along(article, by, note, public_note):
    """This one, or a translation of a killed or corrected original, whose right is
    enough."""
    article.is_alone = article.edition.two_persons
    print_withdrawal(article, by, public_note)
    step(article, "kill", by, note)
    return article
