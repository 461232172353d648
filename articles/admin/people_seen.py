"""Whether people in a story's pictures have to be unrecognisable, and are."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from articles import workflow
from articles.admin.access import for_story, may_edit, not_yours, page
from articles.checks.pictures import asks_for_protection
from articles.models import Article
from articles.previews import links as preview_links
from articles.unchecked import with_readers
from media.rights import current
from people.roles import may


@require_http_methods(["GET", "HEAD", "POST"])
def people_seen(request, admin, object_id):
    return _people_seen(admin, request, object_id)


@for_story
def _people_seen(admin, request, article):
    may_say = may_edit(article, request.user)
    keeps = may(request.user, "library", article.edition)
    if request.method == "POST":
        if not may_say:
            return not_yours(admin, request, article, to_change=True)
        asked = request.POST.get("protects_people") == "1"
        if article.protects_people and not asked and not keeps:
            raise PermissionDenied
        _put(admin, request, article.pk, asked)
        return redirect("admin:articles_article_people_seen", article.pk)
    return page(
        admin,
        request,
        "people_seen.html",
        title=_("People in the pictures"),
        article=article,
        pictures=_pictures(article),
        unchecked=with_readers(article),
        by_original=asks_for_protection(article) and not article.protects_people,
        may_ask=may_say,
        may_end=may_say and keeps,
        may_clear=may(request.user, "library"),
    )


@transaction.atomic
def _put(admin, request, pk, asked):
    # In every language: none of them goes out in the same moment, unseen by this one.
    article = workflow.locked_work(pk).select_related("edition").get(pk=pk)
    if article.protects_people != asked:
        Article.objects.filter(pk=pk).update(protects_people=asked)
        if asked:
            # Who has a link to it may have a picture by it that is seen no more.
            preview_links.end_all(article, workflow.clock(), request.user)
        changed = {"changed": {"fields": ["protects_people"]}}
        admin.log_change(request, article, [changed])
    article.protects_people = asked
    if not asked:
        messages.success(request, _("People in its pictures may be recognised now."))
    elif count := len(with_readers(article)):
        sentence = ngettext(
            "It is kept. Readers still have a picture that nobody has looked at: see"
            " below.",
            "It is kept. Readers still have %(count)s pictures that nobody has looked"
            " at: see below.",
            count,
        )
        messages.warning(request, sentence % {"count": count})
    else:
        messages.success(
            request,
            _("No picture of it goes out before somebody has looked at it."),
        )


def _pictures(article):
    """(number, picture) in the order of the text."""
    rows = article.figures.select_related("image__replaced_by", "image__cleared_by")
    figures = {each.block: each for each in rows}
    places = [each["id"] for each in article.body if each["type"] == "figure"]
    return [
        (number, current(figures[place].image))
        for number, place in enumerate(places, 1)
        if place in figures and figures[place].image
    ]
