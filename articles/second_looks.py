"""What one person did alone with readers, until another has looked at it."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext

from articles.models import SecondLook
from articles.refused import Refused
from people.roles import may


def ask(article, step) -> SecondLook:
    hours = timedelta(hours=article.edition.second_look_hours)
    return SecondLook.objects.create(
        article=article, transition=step, by=step.by, due_at=step.at + hours
    )


def open_looks(article):
    looks = article.second_looks.filter(looked_at=None)
    return looks.select_related("by__person", "transition")


def why_not(look, user) -> str:
    """Why `user` may not say that they have looked; empty where they may."""
    if not may(user, "approve", look.article.edition):
        return gettext("An editor of %(edition)s looks at it.") % {
            "edition": look.article.edition
        }
    if look.by_id == user.pk:
        return gettext("You did it yourself: somebody else looks at it.")
    return ""


def settle(article, by, now) -> None:
    """Whoever changes what readers have has looked at what was done before."""
    looks = article.second_looks.filter(looked_at=None).exclude(by=by)
    looks.update(looked_at=now, looked_by=by)


def look(look_id, by, now, note="") -> SecondLook:
    """`by` has looked at it and found it right. Raises Refused."""
    with transaction.atomic():
        looks = SecondLook.objects.select_for_update(of=("self",))
        found = looks.select_related("article__edition").get(pk=look_id)
        if reason := why_not(found, by):
            raise Refused(reason)
        if found.looked_at:
            raise Refused(gettext("Somebody has looked at it already."))
        found.looked_at, found.looked_by, found.note = now, by, note
        found.save(update_fields=["looked_at", "looked_by", "note"])
    return found
