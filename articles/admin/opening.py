"""What the page of a story says, when it is opened, of others and of unsaved texts."""

from functools import wraps

from django.conf import settings

from articles.admin import live, unsaved
from articles.desk import autosaves, presence
from articles.desk.unsaved import differences, offered, offered_new


def around(request, article, *, restored) -> dict:
    """`mark` and `count` are those of the page that was sent and comes back."""
    post = request.POST
    back = {} if restored else post
    return {
        "mark": back.get("page", "")[:40],
        "count": back.get("count", "")[:10],
        "origin": _origin(post, restored),
        "beside": _beside(article, request.user),
        "offers": [] if post else _offers(request, article),
        "token_cookie": settings.CSRF_COOKIE_NAME,
    }


def _origin(post, restored) -> str:
    """Which unsaved text this page goes on with, if it does."""
    text = post.get("_restore") if restored else None
    found = text if autosaves.key_of(text) else post.get("unsaved", "")
    return found if autosaves.key_of(found) else ""


def _beside(article, user) -> list[str]:
    if not article.pk:
        return []
    rows = presence.Pages(article.pk).of_others(user)
    return list(presence.said_of(rows, user, article.edition))


def _offers(request, article):
    user = request.user
    if not article.pk:
        return offered_new(user, article.edition)
    autosaves.forget_old()
    offers = offered(article, user)
    shown = [each for each in offers if differences(article, each.row, user)]
    unsaved.remember_seen(request, shown)
    return shown


def keeping_words(admin, view):
    """The admin's own door sends who may not come in to the page of signing in; who
    sends a story is given their words back first."""

    @wraps(view)
    def wrapped(request, *args, **parts):
        shut_out = not admin.admin_site.has_permission(request)
        if request.method == "POST" and shut_out and live.who_was(request):
            return unsaved.refused_save(admin, request, parts.get("object_id"))
        return view(request, *args, **parts)

    return wrapped
