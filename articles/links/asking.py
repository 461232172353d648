"""Asking for the links of a story, several at once, and keeping what came of it."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta
from threading import Lock

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.links.ask import SECONDS, ask
from articles.links.found import links_of
from articles.models import LinkCheck
from articles.steps import Refused

MOST = 30
# Who presses twice does not ask twice.
JUST_NOW = timedelta(seconds=30)
# After that an answer says little of today.
FRESH = timedelta(days=7)
# The desk has few threads, and this keeps one of them for seconds.
_one_at_a_time = Lock()


def is_possible() -> bool:
    return settings.NEWSROOM_LINKS


def ask_now(article) -> list[LinkCheck]:
    """Ask for the links that were not asked yet or longest ago. Raises Refused.

    The caller holds no transaction: this takes some seconds.
    """
    if not is_possible():
        raise Refused(_("Asking for links is switched off on this server."))
    links = links_of(article.body)
    article.link_checks.exclude(key__in=[link.key for link in links]).delete()
    due = _due(links, article, timezone.now())
    if not _one_at_a_time.acquire(blocking=False):
        raise Refused(
            _("Links of another story are being asked for. Try again in a moment.")
        )
    try:
        statuses = _ask_all([link.address for link in due])
    finally:
        _one_at_a_time.release()
    now = timezone.now()
    return LinkCheck.objects.bulk_create(
        [
            LinkCheck(
                article=article, key=link.key, status=statuses[link.address], at=now
            )
            for link in due
        ],
        update_conflicts=True,
        unique_fields=["article", "key"],
        update_fields=["status", "at"],
    )


def _due(links, article, now):
    asked = dict(article.link_checks.values_list("key", "at"))
    due = [
        link
        for link in links
        if link.key not in asked or asked[link.key] < now - JUST_NOW
    ]
    return sorted(due, key=lambda link: (link.key in asked, asked.get(link.key, now)))[
        :MOST
    ]


def _ask_all(addresses) -> dict:
    """Address -> status. Each has a thread: all of them are done in the time of one."""
    if not addresses:
        return {}
    crew = ThreadPoolExecutor(len(addresses), thread_name_prefix="link")
    proxy = settings.NEWSROOM_LINK_PROXY
    asked = {address: crew.submit(ask, address, proxy) for address in addresses}
    wait(asked.values(), timeout=SECONDS + 1)
    # A name server that does not answer can keep a thread longer; nobody waits for it.
    crew.shutdown(wait=False, cancel_futures=True)
    return {
        address: future.result() if future.done() and not future.cancelled() else 0
        for address, future in asked.items()
    }
