"""Sessions of the desk, ended before their time."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone


def end_sessions(user) -> int:
    """Sign this person out in every browser, at once; says of how many."""
    mine = [each.pk for each in _standing() if _whose(each) == str(user.pk)]
    return Session.objects.filter(pk__in=mine).delete()[0]


def end_all_sessions(but="") -> int:
    """Sign everybody out but the browser with that key."""
    return Session.objects.exclude(pk=but).delete()[0]


def signed_in() -> dict:
    """In how many browsers each is signed in now, by the id of the account."""
    found = {}
    for each in _standing():
        if whose := _whose(each):
            found[int(whose)] = found.get(int(whose), 0) + 1
    return found


def _standing():
    return Session.objects.filter(expire_date__gt=timezone.now()).iterator()


def _whose(session) -> str | None:
    return session.get_decoded().get(SESSION_KEY)
