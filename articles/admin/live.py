"""What the page of a story sends while it is open: what was typed, and that it is open.

Answers are JSON with whole sentences for the screen, also where nothing is allowed.
"""

import re
from dataclasses import replace

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.http import JsonResponse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from articles.admin.access import may_edit
from articles.admin.door import refusal
from articles.desk import autosaves, notices, presence, unsaved
from articles.desk.source_now import source_now
from articles.desk.states import Shown, shown_state, with_readers
from articles.models import Article, Autosave, Presence, Revision
from people.models import Edition, User
from people.roles import may, roles_of

_ASKED = ("version", "state", "original", "edition__name", "edition__time_zone")


def autosave(request, admin, sent, object_id):
    if answer := _not_in(request, admin, object_id, sent):
        return answer
    user = request.user
    article = _story(object_id)
    if article is None or not may_edit(article, user):
        return _no_more(user, object_id, sent)
    kept = _kept(request, article.edition_id, article.pk, sent)
    if sent.is_last:
        if not sent.comes_back:
            presence.leave(user, sent.page)
        return JsonResponse({"kept": _in_words(kept, article.edition)})
    presence.see(user, article.pk, sent)
    return _standing(request, article, sent, kept)


def take_over(request, admin, sent, object_id):
    """From now on this page goes on with the story, and the others are told."""
    if answer := _not_in(request, admin, object_id, sent):
        return answer
    user = request.user
    article = _story(object_id)
    if article is None or not may_edit(article, user):
        return _no_more(user, object_id, sent)
    kept = _kept(request, article.edition_id, article.pk, sent)
    presence.see(user, article.pk, sent)
    presence.take_over(user, article.pk, sent.page)
    return _standing(request, article, sent, kept)


def autosave_new(request, admin, sent):
    """Of a story that was never saved: `edition` in the address says whose."""
    edition = Edition.objects.filter(code=request.GET.get("edition")).first()
    if answer := _not_in(request, admin, None, sent):
        return answer
    if edition is None or not may(request.user, "start", edition):
        kept = edition is not None and keep_of_new(request.user, edition, sent)
        return refusal(_("You may not write in this edition any more."), 403, kept)
    kept = _kept(request, edition.pk, None, sent)
    return JsonResponse({"kept": _in_words(kept, edition), "may_edit": True})


def _not_in(request, admin, object_id, sent):
    """The answer to who is not signed in, is somebody else, or may do nothing here."""
    user = request.user
    if user.is_authenticated and sent.user not in ("", str(user.pk)):
        return refusal(
            _(
                "Somebody else is signed in in this browser now. What you type stays"
                " in this tab; sign in again as yourself."
            ),
            401,
        )
    if admin.admin_site.has_permission(request):
        return None
    if was := who_was(request):
        return _no_more(was, object_id, sent)
    return refusal(
        _(
            "You are signed out. What you type is kept in this tab: sign in in a new"
            " tab, then go on here."
        ),
        401,
    )


def who_was(request):
    """Who is signed in, also when their sign-in was closed meanwhile."""
    if request.user.is_authenticated:
        return request.user
    pk = request.session.get(SESSION_KEY)
    user = User.objects.filter(pk=pk).first() if pk else None
    stamp = request.session.get(HASH_SESSION_KEY, "")
    if user and constant_time_compare(stamp, user.get_session_auth_hash()):
        return user
    return None


def _story(object_id):
    """Whoever may edit it may read it: the callers ask for that."""
    if not re.fullmatch(r"[0-9]{1,18}", str(object_id)):
        return None
    stories = Article.objects.select_related("edition")
    asked = stories.only(*_ASKED)
    return asked.filter(pk=object_id).order_by().first()


def _shown(article) -> Shown:
    if article.state != Article.State.PUBLISHED:
        return Shown(article.state)
    return shown_state(with_readers(Article.objects.defer("body")).get(pk=article.pk))


def _no_more(user, object_id, sent):
    kept = keep_refused(user, object_id, sent)
    presence.end(user, sent.page)
    sentence = _("You may not change this story any more. Nothing of this was saved.")
    return refusal(sentence, 403, kept)


def keep_refused(user, object_id, sent) -> bool:
    """Keep for the editors of a story what somebody typed who may not any more: only
    of who had the story open here or saved it once."""
    if not (sent.data and re.fullmatch(r"[0-9]{1,18}", str(object_id))):
        return False
    article = Article.objects.filter(pk=object_id).defer("body").first()
    if article is None or not _worked_on(article, user, sent.page):
        return False
    return _keep_refused(user, article.edition, article.pk, sent)


def _worked_on(article, user, page) -> bool:
    known = {"article": article, "by": user}
    return (
        Presence.objects.filter(page=page, **known).exists()
        or Autosave.objects.filter(page=page, **known).exists()
        or Revision.objects.filter(**known).exists()
    )


def keep_of_new(user, edition, sent) -> bool:
    """Of who works on the desk still, or began on that page while they did."""
    if not sent.data:
        return False
    begun = Autosave.objects.filter(article=None, by=user.pk, page=sent.page)
    if not (roles_of(user) or begun.exists()):
        return False
    return _keep_refused(user, edition, None, sent)


def _keep_refused(user, edition, article_id, sent) -> bool:
    stands = Autosave.objects.filter(by=user.pk, page=sent.page).first()
    count = max(sent.count, stands.count + 1 if stands else 1)
    later = replace(sent, count=count)
    return autosaves.keep(user, edition.pk, article_id, later).is_new


def _kept(request, edition_id, article_id, sent):
    if not sent.data:
        return None
    kept = autosaves.keep(request.user, edition_id, article_id, sent)
    if kept.is_new:
        autosaves.moved(request.user, sent)
    return kept


def _in_words(kept, edition):
    if kept is None:
        return None
    at = kept.at and f"{kept.at.astimezone(edition.zone):%H:%M:%S}"
    return {"count": kept.count, "at": at, "is_new": kept.is_new}


def _standing(request, article, sent, kept):
    """All that the page shows of what is going on beside it."""
    user, edition = request.user, article.edition
    pages = presence.Pages(article.pk)
    taken = pages.taken_by(user.pk, sent.page)
    waiting = unsaved.waiting(article, user, sent.page, pages)
    shown = _shown(article)
    return JsonResponse(
        {
            "kept": _in_words(kept, edition),
            "source": source_now(article, user),
            "may_edit": True,
            "version": article.version,
            "state": {"key": shown.key, "label": str(shown.label)},
            "beside": [
                {"key": key, "words": words}
                for words, key in presence.said_of(
                    pages.beside(user, sent.page), user, edition
                ).items()
            ],
            "taken": taken and presence.taken_in_words(taken, user, edition),
            "unsaved": [each.key for each in waiting],
            "notices": notices.since(article, user, sent.base, sent.step),
        }
    )
