"""One-time codes of an app, for a phone whose clock is not quite right.

A code is good for its own half minute and the ones beside it. Where the clock of the
phone is known to be off, that is reckoned in. One that is up to two minutes off is not
known yet when its first code comes: that code alone is not enough, since with nine
right codes at a time a guess would be three times as good. The next code of the same
clock must follow; from then on it is known. No code is taken twice, nor one from
before the last that was.
"""

import time
import unicodedata

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.db import transaction
from django.utils.crypto import constant_time_compare

PERIOD = 30
NEAR, FAR = 1, 4
DIGITS = 6
RIGHT, WRONG, NEXT, USED = "right", "wrong", "next", "used"


def plain(typed: str) -> str:
    """Digits alone, however they were typed: “123 456”, “１２３４５６”."""
    digits = unicodedata.normalize("NFKC", typed)
    return "".join(each for each in digits if each.isascii() and each.isdigit())


def counter_of(secret: str, code: str, around: int, reach: int) -> int | None:
    """Which half minute the code is of, of those within `reach`."""
    found = None
    for counter in range(around - reach, around + reach + 1):
        right = format_hotp_value(hotp_value(secret, counter))
        # To the end, whichever it was.
        if constant_time_compare(right, code):
            found = counter
    return found


@transaction.atomic
def use(authenticator: Authenticator, code: str, now: float | None = None) -> str:
    """RIGHT, WRONG, NEXT where the clock is far off and a second code is needed, or
    USED for one that was taken or is older than one that was."""
    row = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
    data, current = row.data, int(now or time.time()) // PERIOD
    last, pending = data.get("last", 0), data.get("pending")
    secret = decrypt(data["secret"])
    near = counter_of(secret, code, current + data.get("off", 0), NEAR)
    far = counter_of(secret, code, current, FAR)
    if near is not None and near > last:
        found, outcome = near, RIGHT
    elif far is not None and far > last:
        found, outcome = far, RIGHT if pending == far - 1 else NEXT
    else:
        return WRONG if near is None and far is None else USED
    if outcome == RIGHT:
        data.pop("pending", None)
        data["last"] = found
        data["off"] = max(-FAR, min(FAR, found - current))
    else:
        data["pending"] = found
    row.save(update_fields=["data"])
    return outcome


def minutes_off(off: int) -> int:
    """Of the phone's clock, for who should set it: 0 where it does not matter."""
    return 0 if abs(off) <= NEAR else max(round(abs(off) * PERIOD / 60), 1)


def first(secret: str, code: str) -> tuple[int | None, int]:
    """Of an app that is being set up: the half minute of its code, and how many the
    clock is off. Whoever sees the secret need not guess, so it may be far off."""
    current = int(time.time()) // PERIOD
    counter = counter_of(secret, code, current, FAR)
    return counter, (counter - current if counter is not None else 0)
