"""The page that asks before it brings a version back, and shows what that changes."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from articles import versions
from articles.admin.access import for_story, may_edit, not_yours, page
from articles.desk.differences import differences
from articles.models import Article
from articles.snapshot import snapshot
from articles.steps import Refused


class RestoreForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("why"),
        help_text=gettext_lazy("Stands in the history. Readers never see it."),
        required=False,
        max_length=versions.LONGEST_WHY,
        widget=forms.TextInput(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def restore(request, admin, object_id, number):
    return _restore(admin, request, object_id, number=number)


@for_story
def _restore(admin, request, article, number):
    if not may_edit(article, request.user):
        return not_yours(admin, request, article, to_change=True)
    form = RestoreForm(request.POST or None)
    refused = None
    if request.method == "POST" and form.is_valid():
        try:
            planned = versions.put_back(
                article.pk,
                request.user,
                number,
                _seen(request),
                form.cleaned_data["why"],
            )
        except Refused as error:
            refused = error
        else:
            _tell(request, number, planned)
            return HttpResponseRedirect(
                reverse("admin:articles_article_change", args=[article.pk])
            )
    return _page(admin, request, article, number, form, refused)


def _seen(request):
    text = request.POST.get("version", "")
    is_number = text.isascii() and text.isdecimal() and len(text) < 10
    return int(text) if is_number else None


def _page(admin, request, article, number, form, refused):
    # As it is now: a refusal because of a save is followed by what that changed.
    article = Article.objects.select_related("edition", "section").get(pk=article.pk)
    revision = article.revisions.select_related("by__person").filter(number=number)
    revision = revision.first()
    shown = {"title": _("Bring back version %(number)s") % {"number": number}}
    if revision is None:
        sentence = versions.no_version(number)
        return page(
            admin,
            request,
            "compare_not.html",
            status=404,
            article=article,
            sentence=sentence,
            **shown,
        )
    planned = versions.plan(article, revision.content)
    return page(
        admin,
        request,
        "restore.html",
        article=article,
        edition=article.edition,
        revision=revision,
        form=form,
        refused=refused,
        planned=planned,
        stands_so=versions.stands_so(),
        changes=differences(
            snapshot(article), planned.content, article.edition, request.user
        ),
        **shown,
    )


def _tell(request, number, planned):
    text = _(
        "Version %(number)s is the desk copy again, as a new version. Nothing was lost:"
        " the text before it is in the history."
    ) % {"number": number}
    messages.success(request, text)
    if planned.left_out:
        sentence = ngettext(
            "One thing of it was left out: %(things)s",
            "%(count)s things of it were left out: %(things)s",
            len(planned.left_out),
        )
        values = {"count": len(planned.left_out), "things": "; ".join(planned.left_out)}
        messages.warning(request, sentence % values)
