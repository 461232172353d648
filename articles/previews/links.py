"""Links by which somebody without an account reads a story before readers do.

The secret is shown once, to who makes the link, and only its hash is kept: 256 random
bits need no slower one. A link ends at its time, after so many openings, when somebody
ends it, and when the story is dropped, withdrawn, erased or comes to protect people.
"""

import hashlib
import re
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext

from articles.models import Article, PreviewLink
from articles.querysets import LIVE_NOW
from articles.refused import Refused
from articles.steps import may_do
from people.roles import may

HOURS = (1, 24, 7 * 24)
USUAL = 24
MOST_OPENINGS = 100
# Links of one story that open at once: whoever needs more has lost sight of them.
MOST_AT_ONCE = 50
LONGEST_LABEL = PreviewLink._meta.get_field("label").max_length
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
State = Article.State
_GONE = (State.KILLED, State.SPIKED)
_HAS_OPENINGS = Q(most_openings=None) | Q(openings__lt=F("most_openings"))


def may_make(user, article) -> bool:
    return may_do(article, "send_preview", user)


def why_not(user, article) -> str:
    """Why there is no link to this story; empty where `user` may make one."""
    if not may_make(user, article):
        return gettext(
            "The team of a story and the editors of %(edition)s make links to it."
        ) % {"edition": article.edition}
    if article.state in _GONE:
        return gettext("It is out of the way: take it back to draft first.")
    if is_live(article):
        return gettext("Readers have this story: send the address of its live page.")
    return ""


def make(
    article_id, by, label, now, *, hours=USUAL, is_bound=False, most_openings=None
) -> tuple[PreviewLink, str]:
    """The link and its secret, which nobody gets to know again. Raises Refused.

    It shows the desk copy as it then is or, `is_bound`, the version of now for good.
    """
    if hours not in HOURS:
        raise Refused(gettext("A link works for an hour, a day or seven days."))
    if not label.strip():
        raise Refused(gettext("Say for whom it is."))
    if most_openings is not None and not 1 <= most_openings <= MOST_OPENINGS:
        raise Refused(
            gettext("Say how often it opens: 1 to %(most)s.") % {"most": MOST_OPENINGS}
        )
    with transaction.atomic():
        article = Article.objects.locked(article_id)
        if reason := why_not(by, article):
            raise Refused(reason)
        if working(article, now).count() >= MOST_AT_ONCE:
            raise Refused(gettext("This story has too many links. End some first."))
        secret = secrets.token_urlsafe(32)
        link = PreviewLink.objects.create(
            article=article,
            digest=digest_of(secret),
            label=label.strip()[:LONGEST_LABEL],
            revision=article.revisions.first() if is_bound else None,
            at=now,
            by=by,
            expires_at=now + timedelta(hours=hours),
            most_openings=most_openings,
        )
    return link, secret


def end(link_id, by, now) -> PreviewLink:
    """From now on it opens nothing: by who made it, or an editor. Raises Refused."""
    with transaction.atomic():
        links = PreviewLink.objects.select_for_update(of=("self",))
        link = links.select_related("article__edition").get(pk=link_id)
        if not may_end(by, link):
            raise Refused(
                gettext("Who made a link ends it, or an editor of %(edition)s.")
                % {"edition": link.article.edition}
            )
        if link.ended_at:
            raise Refused(gettext("This link is ended already."))
        link.ended_at, link.ended_by = now, by
        link.save(update_fields=["ended_at", "ended_by"])
    return link


def may_end(user, link) -> bool:
    return user.pk == link.by_id or may(user, "send_preview", link.article.edition)


def end_all(article, now, by=None) -> int:
    """Every link to the story and, where it is an original, to its translations."""
    works = Q(article=article) | Q(article__original=article)
    links = PreviewLink.objects.filter(works, ended_at=None)
    return links.update(ended_at=now, ended_by=by)


def working(article, now):
    """Links that open it now."""
    links = PreviewLink.objects.filter(article=article, ended_at=None)
    return links.filter(_HAS_OPENINGS, expires_at__gt=now)


def digest_of(secret) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def found(secret, now) -> PreviewLink | None:
    """The link, if its story may be shown by it now, opened as often as it may or not;
    None for every other reason, which nobody is told."""
    if not _SECRET.fullmatch(secret):
        return None
    links = PreviewLink.objects.select_related("article__edition", "article__original")
    links = links.select_related("article__section", "by")
    link = links.filter(
        digest=digest_of(secret), ended_at=None, expires_at__gt=now
    ).first()
    return link if link and _is_whole(link, now) else None


def opened(link, now) -> bool:
    """Counts one opening; whether there was one left, for two who ask at once."""
    links = PreviewLink.objects.filter(_HAS_OPENINGS, pk=link.pk, ended_at=None)
    if not links.update(openings=F("openings") + 1, opened_at=now):
        return False
    link.refresh_from_db(fields=["openings", "opened_at"])
    return True


def _is_whole(link, now) -> bool:
    article = link.article
    # A link goes with the right of who made it.
    if article.state in _GONE or not may_make(link.by, article):
        return False
    # What readers had since, and have no more, nobody gets by a link of before.
    over = article.windows.filter(live_from__lte=now, live_until__gt=link.at)
    return not over.filter(live_until__lte=now).exists() or is_live(article)


def is_live(article) -> bool:
    return article.windows.filter(LIVE_NOW).exists()
