"""Allowances that fill up again, kept in a table that all workers share.

One statement takes from one, so that a thousand tries at once get no more than it
holds. A key is hashed with the desk's secret: neither names nor addresses are kept.
"""

import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from math import ceil

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from people.models import SignInLimit

KEPT = timedelta(days=1)
_LEFT_OVER = """greatest(0, kept.used
    - greatest(0, extract(epoch from excluded.at - kept.at)) / %(each)s)"""
_TAKE = f"""
insert into people_signinlimit as kept (key, used, granted, at)
values (%(key)s, 1, true, %(at)s)
on conflict (key) do update set
    used = {_LEFT_OVER} + case when {_LEFT_OVER} + 1 <= %(most)s then 1 else 0 end,
    granted = {_LEFT_OVER} + 1 <= %(most)s,
    at = greatest(excluded.at, kept.at)
returning granted, used
"""


@dataclass(frozen=True)
class Limit:
    """So many at once, and all of them again after so many minutes."""

    most: int
    minutes: int

    @property
    def seconds_each(self) -> float:
        return self.minutes * 60 / self.most


def hidden(*parts) -> str:
    """What a key is made of, so that it cannot be read back."""
    text = "\0".join(map(str, parts))
    return salted_hmac("people.sign_in", text, algorithm="sha256").hexdigest()


def take(key: str, limit: Limit) -> int:
    """Takes one and returns 0, or returns after how many seconds there is one."""
    values = {"key": key, "most": limit.most, "each": limit.seconds_each}
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, values | {"at": timezone.now()})
        granted, used = cursor.fetchone()
    return 0 if granted else max(ceil((used + 1 - limit.most) * limit.seconds_each), 1)


def give_back(key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "update people_signinlimit set used = greatest(0, used - 1) where key = %s",
            [key],
        )


def forget_old() -> None:
    """What was not asked for since a day is full again, whatever its limit."""
    SignInLimit.objects.filter(at__lt=timezone.now() - KEPT).delete()


class Allowances:
    """Several at once: a try needs one of each, and a refused one takes nothing."""

    def __init__(self, *pairs):
        self._pairs = pairs

    def take(self) -> int:
        taken = []
        for key, limit in self._pairs:
            if wait := take(key, limit):
                for each in taken:
                    give_back(each)
                return wait
            taken.append(key)
        return 0

    def give_back(self) -> None:
        for key, _limit in self._pairs:
            give_back(key)


def folded(name: str) -> str:
    """A typed user name as one key, however long it was and however it was typed."""
    plain = unicodedata.normalize("NFKC", name).strip().casefold()
    return sha256(plain.encode("utf-8", "replace")).hexdigest()
