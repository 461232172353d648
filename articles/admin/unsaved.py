"""Looking at unsaved texts, putting them back, forgetting them; and giving back what
somebody typed who may not save it."""

import secrets

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.admin import live
from articles.admin.access import for_story, may_edit, not_there, not_yours, page
from articles.desk import autosaves, presence
from articles.desk.autosaves import NotKept
from articles.desk.unsaved import (
    differences,
    offer_of,
    offered,
    typed_in,
)
from articles.models import Article, Autosave
from people.models import Edition
from people.roles import may

SEEN = "seen_texts"


def names_a_row(request) -> bool:
    """Whether a kept text is to be put back, and not what a tab sends."""
    return autosaves.key_of(request.POST.get("_restore")) is not None


def offer_to_restore(request, article):
    """The kept text that is to be put in, or None where it is gone."""
    pk, _count = autosaves.key_of(request.POST["_restore"])
    return offer_of(article, request.user, pk, seen(request))


def seen(request) -> list[int]:
    """The unsaved texts of others that were shown since the sign-in."""
    return request.session.get(SEEN, [])


def remember_seen(request, offers) -> None:
    new = [each.row.pk for each in offers if not each.is_own]
    new = [pk for pk in new if pk not in seen(request)]
    if new:
        request.session[SEEN] = [*seen(request), *new][-50:]


def tell_gone(request) -> None:
    messages.info(
        request,
        _(
            "That text is not there any more: it was saved, or somebody said that it"
            " is not needed."
        ),
    )


@require_safe
def listing(request, admin, object_id):
    """The offers alone, for a page that is open."""
    return _listing(admin, request, object_id)


@for_story
def _listing(admin, request, article):
    if not may_edit(article, request.user):
        return not_yours(admin, request, article, to_change=True)
    mark = request.GET.get("page", "")[:40]
    offers = [
        each
        for each in offered(article, request.user, mark)
        if differences(article, each.row, request.user)
    ]
    template = "admin/articles/article/_unsaved.html"
    return TemplateResponse(request, template, {"offers": offers})


@require_http_methods(["GET", "HEAD", "POST"])
def one(request, admin, object_id, pk):
    return _one(admin, request, object_id, pk=pk)


@for_story
def _one(admin, request, article, pk):
    if not may_edit(article, request.user):
        return not_yours(admin, request, article, to_change=True)
    return _look(admin, request, article, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def one_new(request, admin, pk):
    """Of a story that was never saved: for who typed it."""
    row = Autosave.objects.filter(article=None, by=request.user.pk, pk=pk).first()
    if row is None:
        return not_there(admin, request)
    return _look(admin, request, Article(edition=row.edition), pk)


def _look(admin, request, article, pk):
    offer = offer_of(article, request.user, pk, seen(request))
    if offer is None:
        tell_gone(request)
        return HttpResponseRedirect(_back(article))
    if request.method == "POST" and "_forget" in request.POST:
        Autosave.objects.filter(pk=offer.row.pk, count=offer.row.count).delete()
        messages.success(request, _("The unsaved text is forgotten."))
        return HttpResponseRedirect(offer.story_address)
    remember_seen(request, [offer])
    return page(
        admin,
        request,
        "unsaved.html",
        title=_("Unsaved text"),
        article=article,
        edition=article.edition,
        offer=offer,
        fields=differences(article, offer.row, request.user),
        may_put=bool(article.pk) or may(request.user, "start", article.edition),
    )


def _back(article):
    if article.pk:
        return reverse("admin:articles_article_change", args=[article.pk])
    return reverse("admin:articles_article_add")


def refused_save(admin, request, object_id=None, article=None, *, status=403):
    """What was typed is kept where they worked on the story, and given back in any
    case. `article` is the story where they may know of it."""
    user = live.who_was(request)
    is_kept = bool(user) and _keep(request, user, object_id)
    if user and autosaves.is_mark(request.POST.get("page")):
        presence.end(user, request.POST["page"])
    return page(
        admin,
        request,
        "given_back.html",
        status=status,
        edition=article and article.edition,
        is_kept=is_kept,
        is_new=object_id is None,
        typed=typed_in(request.POST),
    )


def _keep(request, user, object_id) -> bool:
    try:
        sent = _sent(request)
        if object_id is not None:
            return live.keep_refused(user, object_id, sent)
        edition = Edition.objects.filter(code=request.GET.get("edition")).first()
        return edition is not None and live.keep_of_new(user, edition, sent)
    except NotKept:
        return False


def _sent(request):
    """Also of a page without scripts, which has no mark and no counts."""
    post = request.POST.copy()
    post["page"] = post.get("page") or f"refused-{secrets.token_hex(12)}"
    post["base"] = post.get("version") or "0"
    # Later than the last autosave of the page, which need not be all of it.
    post["count"] = str((autosaves.number(post.get("count")) or 0) + 1)
    return autosaves.sent_in(post)
