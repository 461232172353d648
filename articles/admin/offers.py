"""What earlier translations offer for one part of an original: a page, or with `only`
in the address the piece of it that the page of the translation shows."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.access import for_story, may_edit, not_yours, page
from articles.desk.earlier import earlier, part_for


@require_safe
def offers(request, admin, object_id):
    return _offers(admin, request, object_id)


@for_story
def _offers(admin, request, article):
    if not may_edit(article, request.user):
        return not_yours(admin, request, article, to_change=True)
    part = None
    if article.original_id:
        part = part_for(article, request.GET.get("part", ""), request.user)
    shown = {
        "article": article,
        "part": part,
        "offers": earlier(article, part, request.user) if part else [],
    }
    if "only" in request.GET:
        return render(request, "admin/articles/article/_offers.html", shown)
    return page(admin, request, "offers.html", title=_("Earlier translations"), **shown)
