"""The page on which an editor settles the duty to take over a correction."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import workflow
from articles.admin.access import for_story, page
from articles.forms.verbs import StandsForm
from articles.refused import Refused
from articles.translation.catching_up import right_as_it_is
from people.roles import may


@require_http_methods(["GET", "HEAD", "POST"])
def duty(request, admin, object_id, duty_id):
    return _duty(admin, request, object_id, duty_id=duty_id)


@for_story
def _duty(admin, request, article, duty_id):
    found = article.correction_duties.filter(pk=duty_id)
    if not found:
        raise Http404
    form = StandsForm(request.POST or None, article=article)
    refused = None
    if request.method == "POST" and form.is_valid():
        try:
            right_as_it_is(duty_id, request.user, **form.arguments())
        except Refused as error:
            refused = error
        else:
            messages.success(request, _("Settled. Readers see the line no more."))
            address = reverse("admin:articles_article_change", args=[article.pk])
            return HttpResponseRedirect(address)
    now = workflow.clock()
    duty = found.select_related("correction", "settled_by__person").get()
    may_settle = may(request.user, "correct", article.edition)
    return page(
        admin,
        request,
        "duty.html",
        status=None if may_settle else 403,
        title=_("A correction of the original"),
        article=article,
        edition=article.edition,
        duty=duty,
        is_late=duty.due_at < now,
        # What readers have not seen is put right without a note.
        verb="correct" if article.seen else "update",
        may_settle=may_settle,
        form=form,
        refused=refused,
    )
