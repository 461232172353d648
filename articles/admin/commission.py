"""The page of one commission for who translates: take it, begin it, hand it back."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.admin.access import not_there, page
from articles.desk.headlines import known, with_known_headline
from articles.forms.commissions import HandBackForm
from articles.models import Article, Commission
from articles.refused import Refused
from articles.translation import commissions, no_original
from articles.translation.commissions import GONE
from articles.translation.queue import queue, start_address
from people.chooser import is_id
from people.roles import may


@require_http_methods(["GET", "HEAD", "POST"])
def commission(request, admin, object_id, code):
    found = _found(object_id, code)
    if found is None or not may(request.user, "start", found.edition):
        return not_there(admin, request)
    if request.method != "POST":
        return _page(admin, request, found, HandBackForm())
    if "hand_back" in request.POST:
        return _hand_back(admin, request, found)
    return _take(admin, request, found)


def _found(object_id, code):
    if not is_id(object_id):
        return None
    people = ("translator__person", "asked_by__person")
    rows = Commission.objects.filter(original=object_id, edition__code=code)
    return rows.select_related("edition", *people).first()


def _take(admin, request, found):
    try:
        commissions.take(found.original_id, found.edition, request.user)
    except Refused as refused:
        found = _found(found.original_id, found.edition.code)
        return _page(admin, request, found, HandBackForm(), refused=refused)
    messages.success(request, _("It is yours."))
    return HttpResponseRedirect(request.path)


def _hand_back(admin, request, found):
    form = HandBackForm(request.POST)
    if not form.is_valid():
        return _page(admin, request, found, form)
    try:
        commissions.hand_back(
            found.original_id, found.edition, request.user, **form.cleaned_data
        )
    except Refused as refused:
        return _page(admin, request, found, form, refused=refused)
    messages.success(request, _("Handed back. Another can take it now."))
    return HttpResponseRedirect(reverse("admin:index"))


def _page(admin, request, found, form, *, refused=None):
    user, edition = request.user, found.edition
    originals = Article.objects.filter(pk=found.original_id).select_related("edition")
    original = with_known_headline(originals, user).get()
    place = queue([original], [edition], timezone.now())[original.pk][edition.pk]
    is_mine = found.translator_id == user.pk
    may_know = commissions.may_know(original, user)
    steps = list(found.steps.select_related("by__person", "translator__person"))
    back = (each for each in steps if each.verb == each.Verb.HAND_BACK)
    return page(
        admin,
        request,
        "commission.html",
        title=_("Translation into %(edition)s") % {"edition": edition},
        commission=found,
        # Not `original`: the frame would put its headline into the title.
        source=original,
        headline=known(original),
        place=place,
        now=timezone.now(),
        gone=no_original.gone(original) if original.state in GONE else "",
        is_mine=is_mine,
        may_take=found.is_wanted and not found.translator_id,
        may_hand_back=is_mine
        or (
            found.translator_id and commissions.may_commission(original, edition, user)
        ),
        may_know=may_know,
        readable=Article.objects.visible_to(user).filter(pk=original.pk).exists(),
        begin=start_address(original.pk, edition)
        if place.may_begin and may_know
        else "",
        may_open_made=place.translation
        and Article.objects.visible_to(user).filter(pk=place.translation.pk).exists(),
        steps=steps,
        handed_back=next(back, None),
        form=form,
        refused=refused,
    )
