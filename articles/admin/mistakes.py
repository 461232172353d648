"""Reporting a mistake in what readers have, and saying what came of it.

Everybody with a role may report, also for a story that is closed to them: this page
says no more of it than the live page does.
"""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import mistakes
from articles.admin.access import for_story, not_there, page
from articles.forms.mistakes import AnswerForm, MistakeForm
from articles.models import Article
from articles.public import public_address
from articles.steps import Refused
from people.chooser import is_id
from people.roles import may

_methods = require_http_methods(["GET", "HEAD", "POST"])


@_methods
def report(request, admin, object_id):
    live = _live(object_id)
    form = MistakeForm(request.POST or None)
    if live is None:
        return _not_live(admin, request, form)
    refused = None
    if request.method == "POST" and form.is_valid():
        try:
            mistakes.report(live.article_id, request.user, **form.cleaned_data)
        except Refused as error:
            refused = error
        else:
            messages.success(request, _told(live))
            return HttpResponseRedirect(_after(request.user, live.article_id))
    return page(
        admin,
        request,
        "mistake.html",
        title=_("Report a mistake"),
        live=live,
        address=public_address(live.edition.code, live.slug),
        form=form,
        refused=refused,
        back=_after(request.user, live.article_id),
    )


def _not_live(admin, request, form):
    """The same for every number; what was typed meanwhile is not lost."""
    if request.method != "POST":
        return not_there(admin, request)
    return page(
        admin,
        request,
        "mistake.html",
        status=404,
        title=_("Report a mistake"),
        form=form,
        refused=_("Readers do not have this story now. Nothing was reported."),
        back=reverse("admin:index"),
    )


def _live(object_id):
    return mistakes.live(int(object_id)) if is_id(object_id) else None


def _told(live) -> str:
    users = mistakes.on_duty(live.edition, timezone.now())
    if users:
        return _("Reported. %(names)s has the duty and sees it now.") % {
            "names": ", ".join(str(user) for user in users)
        }
    return _("Reported. The editors of %(edition)s see it now.") % {
        "edition": live.edition
    }


def _after(user, article_id) -> str:
    """Back to the story, or to the front page for whom it is closed."""
    if Article.objects.visible_to(user).filter(pk=article_id).exists():
        return reverse("admin:articles_article_change", args=[article_id])
    return reverse("admin:index")


@_methods
def settle(request, admin, object_id, number):
    return _settle(admin, request, object_id, number=number)


@for_story
def _settle(admin, request, article, number):
    found = article.mistakes.select_related("by__person", "done_by__person")
    mistake = found.filter(pk=number).first()
    if mistake is None:
        raise Http404
    may_settle = may(request.user, "correct", article.edition)
    is_corrected = mistakes.is_corrected_since(mistake)
    form = AnswerForm(request.POST or None, is_corrected=is_corrected)
    refused = None
    if request.method == "POST" and form.is_valid():
        try:
            mistakes.settle(mistake.pk, request.user, **form.cleaned_data)
        except Refused as error:
            refused = error
            mistake.refresh_from_db()
        else:
            messages.success(request, _("Settled. Whoever reported it is told."))
            return HttpResponseRedirect(
                reverse("admin:articles_article_change", args=[article.pk])
            )
    return page(
        admin,
        request,
        "settle.html",
        status=None if may_settle else 403,
        title=_("A reported mistake"),
        article=article,
        mistake=mistake,
        may_settle=may_settle,
        is_live=mistakes.live(article.pk) is not None,
        form=form,
        refused=refused,
    )


def open_for(article, user):
    """Open reports, for whoever may settle them."""
    if not may(user, "correct", article.edition):
        return []
    return list(mistakes.open_mistakes(article))
