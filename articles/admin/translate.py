"""The page that begins a translation: it says what will be made, and makes it."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import workflow
from articles.admin.access import not_there, page
from articles.desk.counting import count
from articles.desk.headlines import known, with_known_headline
from articles.developing import is_developing
from articles.models import Article
from articles.refused import Refused
from articles.translation.parts import parts_of
from articles.translation.sources import source_of
from people.chooser import is_id
from people.models import Edition
from people.roles import may


@require_http_methods(["GET", "HEAD", "POST"])
def translate(request, admin, object_id, code):
    edition = Edition.objects.filter(code=code).first()
    if edition is None:
        raise Http404
    named = _named(request.user, object_id)
    if named is None or not may(request.user, "start"):
        return not_there(admin, request)
    try:
        original = workflow.original_meant(named.pk, edition, request.user)
        if request.method == "POST":
            made = workflow.start_translation(original.pk, edition, request.user)
            messages.success(request, _("The translation is begun."))
            return HttpResponseRedirect(_address(made))
    except Refused as refused:
        return _refused(admin, request, named, edition, refused)
    return _offer(admin, request, named, original, edition)


def _named(user, object_id):
    if not is_id(object_id):
        return None
    offered = with_known_headline(Article.objects.translatable_by(user), user)
    return offered.select_related("edition").filter(pk=object_id).first()


def _address(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def _refused(admin, request, named, edition, refused):
    return page(
        admin,
        request,
        "translate.html",
        status=403,
        title=_title(edition),
        headline=known(named),
        written_in=named.edition,
        edition=edition,
        refused=refused,
        existing=getattr(refused, "translation", None),
    )


def _offer(admin, request, named, original, edition):
    source = source_of(original)
    parts = parts_of(source.content) if source else []
    return page(
        admin,
        request,
        "translate.html",
        title=_title(edition),
        headline=known(_named(request.user, original.pk)),
        written_in=original.edition,
        edition=edition,
        is_meant=original.pk != named.pk,
        is_developing=is_developing(original),
        parts=len(parts),
        counted=count("\n".join(part.text for part in parts)),
        pictures=len(source.content["figures"]) if source else 0,
    )


def _title(edition):
    return _("Translate into %(edition)s") % {"edition": edition}
