"""The page that says what of its original a translation does not say yet, and on which
somebody who has looked says that the translation is right."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import workflow
from articles.admin.access import for_story, may_edit, not_yours, page
from articles.desk.behind import behind as behind_of
from articles.desk.behind import duties_of
from articles.desk.developing import put_off
from articles.desk.headlines import known, with_known_headline
from articles.desk.reading import with_readers_now
from articles.models import Article
from articles.refused import Refused
from articles.translation.catching_up import still_right
from people.chooser import is_id


@require_http_methods(["GET", "HEAD", "POST"])
def behind(request, admin, object_id):
    return _behind(admin, request, object_id)


@for_story
def _behind(admin, request, article):
    refused = None
    if request.method == "POST":
        if not may_edit(article, request.user):
            return not_yours(admin, request, article, to_change=True)
        try:
            return _marked(request, article)
        except Refused as error:
            refused = error
            article.refresh_from_db()
    original = _original(article, request.user)
    return page(
        admin,
        request,
        "behind.html",
        title=_("What the original says by now"),
        article=article,
        edition=article.edition,
        original=original,
        original_headline=original and known(original),
        readers=original and with_readers_now(original),
        behind=original and behind_of(article, request.user),
        duties=duties_of(article, request.user, workflow.clock()),
        put_off=put_off(original, article) if original else [],
        may_mark=may_edit(article, request.user),
        refused=refused,
    )


def _original(article, user):
    found = with_known_headline(Article.objects.filter(pk=article.original_id), user)
    return found.select_related("edition").first()


def _marked(request, article):
    key, seen = request.POST.get("right", ""), request.POST.get("source", "")
    source = int(seen) if is_id(seen) else 0
    if still_right(article.pk, request.user, key, source):
        messages.success(request, _("It is up to date with the original."))
    else:
        messages.success(request, _("Noted: that part is right."))
    address = reverse("admin:articles_article_behind", args=[article.pk])
    return HttpResponseRedirect(address)
