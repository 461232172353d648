"""Whether caches in front of the site have heard what was just done."""

from django.conf import settings
from django.utils.translation import ngettext

from articles import purging


def sentence(articles) -> str:
    """Tells them now, and what to know of those that have not acknowledged; empty
    where all have."""
    if not settings.NEWSROOM_CACHES:
        return ""
    purging.know_caches()
    purging.drain()
    waiting = purging.waits_for([each.pk for each in articles])
    if not waiting:
        return ""
    return ngettext(
        "It is not done yet: %(count)s cache in front of the site has not acknowledged"
        " it, and may still show readers what was there before for some seconds. It is"
        " told again and again.",
        "It is not done yet: %(count)s caches in front of the site have not"
        " acknowledged it, and may still show readers what was there before for some"
        " seconds. They are told again and again.",
        waiting,
    ) % {"count": waiting}
