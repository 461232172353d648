"""The page on which somebody looks at what another did alone."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import second_looks, workflow
from articles.admin.access import for_story, page
from articles.desk.looks import shown_look, what_readers_got
from articles.desk.reading import with_readers_now
from articles.forms.verbs import LookForm
from articles.models import Article
from articles.refused import Refused

State = Article.State


@require_http_methods(["GET", "HEAD", "POST"])
def look(request, admin, object_id, look_id):
    return _look(admin, request, object_id, look_id=look_id)


@for_story
def _look(admin, request, article, look_id):
    looks = article.second_looks.select_related(
        "by__person", "looked_by__person", "transition", "article__edition"
    )
    found = looks.filter(pk=look_id).first()
    if found is None:
        raise Http404
    form = LookForm(request.POST or None, article=article)
    refused = None
    if request.method == "POST" and form.is_valid():
        try:
            second_looks.look(
                look_id, request.user, workflow.clock(), **form.arguments()
            )
        except Refused as error:
            refused = error
        else:
            messages.success(request, _("It is noted that you have looked at it."))
            return HttpResponseRedirect(
                reverse("admin:articles_article_change", args=[article.pk])
            )
    return page(
        admin,
        request,
        "look.html",
        title=_("Second look"),
        status=403 if refused else None,
        article=article,
        edition=article.edition,
        each=shown_look(found, request.user, workflow.clock()),
        form=form,
        refused=refused,
        readers=with_readers_now(article),
        may_preview=article.state not in (State.KILLED, State.SPIKED),
        **what_readers_got(found, request.user),
    )
