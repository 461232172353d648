"""Where somebody is signed in, and ending it.

Whoever needs to throw somebody out calls `end_sessions(user)`. It removes the sessions
and marks the moment on the user's row, which each request reads anyway: a request that
was under way and saves its session again is signed out by that.
"""

import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from people.models import User
from people.session_length import length_for
from people.sign_in.browsers import in_words

# Seconds since 1970, in the session itself.
BEGUN, SEEN, KEPT = "begun_at", "seen_at", "kept_at"
# So much may the list be behind: a write for every page would be one too many.
EVERY = timedelta(minutes=5)
# allauth wants an address in each row, and we keep none.
NO_ADDRESS = "0.0.0.0"


@dataclass(frozen=True)
class SignedIn:
    """One line of the list."""

    pk: int
    browser: str
    begun: datetime
    seen: datetime
    is_here: bool


def begin(request, user) -> None:
    """Note a session that just began; `request.session` is its own."""
    request.session[BEGUN] = request.session[SEEN] = time.time()
    if not request.session.session_key:
        request.session.save()
    UserSession.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "user": user,
            "ip": NO_ADDRESS,
            "user_agent": request.META.get("HTTP_USER_AGENT", "")[:200],
        },
    )


def why_over(user, session, now: float) -> str:
    """ "ended", "whole" or "unused" for a session that is over; "" while it is not."""
    begun, seen = session.get(BEGUN, 0), session.get(SEEN, 0)
    ended = user.sessions_ended_at
    if ended and max(begun, session.get(KEPT, 0)) < ended.timestamp():
        return "ended"
    length = length_for(user)
    if now - begun > length.whole.total_seconds():
        return "whole"
    return "unused" if now - seen > length.unused.total_seconds() else ""


def touch(session, now: float) -> None:
    """Something was done in it."""
    if now - session.get(SEEN, 0) < EVERY.total_seconds():
        return
    session[SEEN] = now
    moment = datetime.fromtimestamp(now, UTC)
    UserSession.objects.filter(session_key=session.session_key).update(
        last_seen_at=moment
    )


def sessions_of(user, here: str = "") -> list[SignedIn]:
    """Those that go on, the latest used first; `here` is the key of one's own."""
    return [
        SignedIn(
            row.pk,
            in_words(row.user_agent),
            row.created_at,
            row.last_seen_at,
            bool(here) and row.session_key == here,
        )
        for row in _going_on([user])
    ]


def signed_in(users) -> Counter:
    """In how many browsers each of them is signed in now, by the id of the account."""
    return Counter(row.user_id for row in _going_on(users))


def _going_on(users) -> list[UserSession]:
    """What the list of each of them has, the latest used first."""
    known = {user.pk: user for user in users}
    kept = Session.objects.filter(expire_date__gt=timezone.now())
    rows = UserSession.objects.filter(
        user__in=known, session_key__in=kept.values("session_key")
    ).order_by("-last_seen_at", "-pk")
    return [row for row in rows if not _is_over(known[row.user_id], row)]


def _is_over(user, row) -> bool:
    length, now = length_for(user), timezone.now()
    return now - row.created_at > length.whole or now - row.last_seen_at > length.unused


def end_session(user, pk) -> bool:
    """One of them; False where it is over by now, or somebody else's."""
    row = UserSession.objects.filter(user=user, pk=pk).first()
    if row is None:
        return False
    Session.objects.filter(session_key=row.session_key).delete()
    row.delete()
    return True


@transaction.atomic
def end_sessions(user, keep=None) -> int:
    """All of them, but for the session `keep`; how many there were in the list."""
    now = timezone.now()
    User.objects.filter(pk=user.pk).update(sessions_ended_at=now)
    user.sessions_ended_at = now
    rows = UserSession.objects.filter(user=user)
    if keep is not None:
        rows = rows.exclude(session_key=keep.session_key)
        keep[KEPT] = time.time()
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    rows.delete()
    return len(keys)


@transaction.atomic
def end_all_sessions(keep=None) -> None:
    """Everybody's, but for the session `keep`."""
    User.objects.update(sessions_ended_at=timezone.now())
    here = ""
    if keep is not None:
        here, keep[KEPT] = keep.session_key, time.time()
    Session.objects.exclude(pk=here).delete()
    UserSession.objects.exclude(session_key=here).delete()


def forget_old() -> None:
    """Sessions of visitors who never came in are many, and run out unseen."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()


def move(before: str, after: str) -> None:
    """Django gives a session another key when its person changes their password."""
    UserSession.objects.filter(session_key=before).update(session_key=after)
