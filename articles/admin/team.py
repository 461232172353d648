"""The page that says whose story it is, and changes it."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.admin.access import for_story, may_edit, not_yours, page
from articles.forms.team import MemberForms
from articles.steps import Refused
from articles.teams import set_team


@require_http_methods(["GET", "HEAD", "POST"])
def team(request, admin, object_id):
    return _team(admin, request, object_id)


@for_story
def _team(admin, request, article):
    if not may_edit(article, request.user):
        return not_yours(admin, request, article, to_change=True)
    rows = MemberForms(
        request.POST or None,
        initial=None if request.method == "POST" else _stands(article),
        form_kwargs={"edition": article.edition},
        prefix="team",
    )
    refused = None
    if request.method == "POST" and rows.is_valid():
        try:
            if set_team(article.pk, request.user, rows.members):
                messages.success(request, _("The team is changed."))
            return HttpResponseRedirect(_after(request, article))
        except Refused as error:
            refused = error
    return page(
        admin,
        request,
        "team.html",
        title=_("Team"),
        article=article,
        rows=rows,
        refused=refused,
    )


def _stands(article) -> list[dict]:
    return list(article.team.values("user", "part"))


def _after(request, article):
    """The story, or the list for who has just left a story that is not for all."""
    still = type(article).objects.visible_to(request.user).filter(pk=article.pk)
    if still.exists():
        return reverse("admin:articles_article_change", args=[article.pk])
    return reverse("admin:articles_article_changelist")
