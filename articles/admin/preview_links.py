"""The links by which somebody without an account reads a story before readers do: made,
listed with how often each was opened, and ended."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import workflow
from articles.admin.access import for_story, page
from articles.checks.pictures import asks_for_protection
from articles.forms.preview_links import LinkForm
from articles.previews import links
from articles.refused import Refused
from people.chooser import is_id

SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
def preview_links(request, admin, object_id):
    return _preview_links(admin, request, object_id)


@for_story
def _preview_links(admin, request, article):
    if request.method != "POST":
        return _page(admin, request, article)
    if "end" in request.POST:
        return _end(admin, request, article)
    form = LinkForm(request.POST)
    if reason := links.why_not(request.user, article):
        status = 403 if not links.may_make(request.user, article) else 409
        return _page(admin, request, article, form=form, refused=reason, status=status)
    if not form.is_valid():
        return _page(admin, request, article, form=form, status=422)
    said = form.cleaned_data
    try:
        link, secret = links.make(
            article.pk,
            request.user,
            said["label"],
            workflow.clock(),
            hours=said["hours"],
            is_bound=said["shows"] == "version",
            most_openings=said["most_openings"],
        )
    except Refused as refused:
        return _page(admin, request, article, form=form, refused=refused, status=409)
    # On this answer and nowhere else: it is not kept.
    return _page(admin, request, article, made=link, address=_address(request, secret))


def _address(request, secret) -> str:
    path = reverse("preview", args=[secret])
    if settings.NEWSROOM_PREVIEW_URL:
        return settings.NEWSROOM_PREVIEW_URL + path
    return request.build_absolute_uri(path)


def _end(admin, request, article):
    number = request.POST["end"]
    mine = article.preview_links.filter(pk=number) if is_id(number) else None
    if mine is None or not mine.exists():
        return _page(admin, request, article, refused=_("There is no such link."))
    try:
        links.end(int(number), request.user, workflow.clock())
    except Refused as refused:
        return _page(admin, request, article, refused=refused, status=403)
    messages.success(request, _("The link is ended. It opens nothing any more."))
    return HttpResponseRedirect(
        reverse("admin:articles_article_preview_links", args=[article.pk])
    )


def _page(admin, request, article, *, form=None, status=None, **more):
    now, user = workflow.clock(), request.user
    rows = article.preview_links.select_related(
        "by__person", "ended_by__person", "article__edition", "revision"
    )
    rows = list(rows.defer("revision__content")[:SHOWN])
    for each in rows:
        each.works = each.opens_at(now)
        each.may_end = each.works and links.may_end(user, each)
        each.is_over = each.expires_at <= now
        each.files_are_out = (
            each.is_used_up and not each.ended_at and each.files_until > now
        )
    return page(
        admin,
        request,
        "preview_links.html",
        status=status,
        title=_("Preview links"),
        article=article,
        rows=rows,
        form=form or LinkForm(),
        why_not=links.why_not(user, article),
        without_pictures=asks_for_protection(article),
        **more,
    )
