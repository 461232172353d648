"""The checks on the pages of a story, and the button that asks for its links."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.admin.access import for_story, may_edit, not_yours
from articles.checks import found_in, passed_before
from articles.desk.verbs import VERBS
from articles.links import asking
from articles.links.found import links_of
from articles.models import Article
from articles.steps import Refused
from people.checks import Level, level_of
from people.roles import may


def shown(article, user, found=None) -> dict:
    """What `_checks.html` needs: what was found, and who may do what about it."""
    return {
        "checks": found_in(article) if found is None else found,
        "may_change_edition": may(user, "editions"),
        "links_to_ask": _links_to_ask(article, user),
    }


def found_now(article):
    """What the checks find in the story as the database has it at this moment, and what
    nobody has passed over while it is developing."""
    now = Article.objects.select_related("edition", "section").get(pk=article.pk)
    return found_in(now).without(passed_before(now))


def _links_to_ask(article, user) -> int:
    """How many links a button offers to ask for; 0 where there is no such button."""
    if not asking.is_possible() or level_of(article.edition, "links") == Level.OFF:
        return 0
    return len(links_of(article.body)) if may_edit(article, user) else 0


@require_POST
def ask(request, admin, object_id):
    return _ask(admin, request, object_id)


@for_story
def _ask(admin, request, article):
    if not may_edit(article, request.user):
        return not_yours(admin, request, article, to_change=True)
    return asked(request, article)


def asked(request, article):
    """Ask for the links of the saved text; back to the page where that was pressed."""
    try:
        _tell(request, asking.ask_now(article))
    except Refused as refused:
        messages.error(request, str(refused))
    verb = request.POST.get("verb")
    if verb in VERBS:
        return HttpResponseRedirect(
            reverse("admin:articles_article_do", args=[article.pk, verb])
        )
    address = reverse("admin:articles_article_change", args=[article.pk])
    return HttpResponseRedirect(address)


def _tell(request, checks):
    if not checks:
        messages.info(request, _("The links were asked for a moment ago."))
        return
    answered = sum(each.has_answered for each in checks)
    sentence = ngettext(
        "%(count)s link was asked for; %(answered)s answered.",
        "%(count)s links were asked for; %(answered)s answered.",
        len(checks),
    ) % {"count": len(checks), "answered": answered}
    tell = messages.success if answered == len(checks) else messages.warning
    tell(request, sentence)
