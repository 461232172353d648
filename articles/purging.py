"""The outbox of caches in front of the site: each is told again and again what to drop
until it has acknowledged."""

import logging
import re
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from articles.models import FrontCache, Purge

logger = logging.getLogger(__name__)

AT_ONCE = 50
PATIENCE = 2
_KEY = re.compile(r"[a-z]+-[0-9]+|[a-z]+")


def know_caches() -> None:
    """Make the table say what the settings say. A cache that is new has nothing."""
    wanted = [address.rstrip("/") for address in settings.NEWSROOM_CACHES]
    FrontCache.objects.exclude(address__in=wanted).delete()
    for address in wanted:
        FrontCache.objects.get_or_create(address=address)


def drain() -> int:
    """Tell what is to be told, oldest first; how much was not acknowledged. Several may
    do so at once: what one is telling the others pass over."""
    left = 0
    for cache in FrontCache.objects.all():
        while told := _tell_some(cache):
            if told < 0:
                left += cache.purges.count()
                break
    return left


def waits_for(article_ids) -> int:
    """How many caches have not acknowledged yet that something of these is to go."""
    keys = [rf"(^| )(\*|story-{number})( |$)" for number in article_ids]
    if not keys:
        return 0
    waiting = Purge.objects.filter(keys__regex="|".join(keys)).order_by()
    return waiting.values("cache").distinct().count()


def _tell_some(cache) -> int:
    """How many were told and acknowledged; -1 where the cache did not."""
    with transaction.atomic():
        rows = cache.purges.select_for_update(skip_locked=True)[:AT_ONCE]
        numbers, keys = [], set()
        for row in rows:
            numbers.append(row.pk)
            keys |= set(row.keys.split())
        if not numbers:
            return 0
        if not banned(cache.address, keys):
            logger.warning("Cache %s did not acknowledge.", cache.pk)
            return -1
        Purge.objects.filter(pk__in=numbers).delete()
        return len(numbers)


def banned(address, keys) -> bool:
    """Whether the cache says that nothing with one of these keys is left in it."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname, parts.port or 80, timeout=PATIENCE)
    try:
        connection.request("BAN", "/", headers={"X-Keys": pattern(keys)})
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def pattern(keys) -> str:
    """For a Surrogate-Key header. Without backslashes, quotes or spaces: a ban that is
    badly quoted fails without a word."""
    if "*" in keys:
        return "."
    known = sorted(filter(_KEY.fullmatch, keys))
    return f"(^|[[:space:]])({'|'.join(known)})([[:space:]]|$)"
