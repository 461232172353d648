"""The front page of an edition: what leads, what follows, and who put it there."""

from csp.decorators import csp
from django.contrib import admin, messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from articles.admin.looks import FRAMED
from articles.arrangements import Order, Overtaken, arrange
from articles.desk import arranging
from articles.desk.trying import front_of
from articles.forms.arranging import PlacingForm
from articles.models import Arrangement, LiveEdition
from people.admin.rights import DeskAdmin
from people.chooser import is_id
from people.editions import editions_for
from people.models import Edition

EARLIER = 20


@admin.register(Arrangement)
class ArrangementAdmin(DeskAdmin):
    """No page changes or deletes one."""

    change_right = "arrange"

    def get_urls(self):
        pages = (
            ("", all_editions, "changelist"),
            ("<slug:code>/", one_edition, "edition"),
            ("<slug:code>/seen/", seen, "seen"),
        )
        return [
            path(
                route,
                self.admin_site.admin_view(_guarded(self, view)),
                name=f"articles_arrangement_{name}",
            )
            for route, view, name in pages
        ]


def _guarded(page_admin, view):
    def guarded(request, code=None):
        editions = list(editions_for(request.user, "arrange"))
        if not editions:
            return _page(page_admin, request, "not_yours.html", status=403)
        if code is None:
            return view(request, page_admin, editions)
        edition = next((each for each in editions if each.code == code), None)
        if edition is None:
            get_object_or_404(Edition, code=code)
            return _page(page_admin, request, "not_yours.html", status=403)
        return view(request, page_admin, edition)

    return guarded


def _page(page_admin, request, template, *, status=None, **context):
    frame = {**page_admin.admin_site.each_context(request), "opts": page_admin.opts}
    name = f"admin/articles/arrangement/{template}"
    return TemplateResponse(request, name, frame | context, status=status)


@require_safe
def all_editions(request, page_admin, editions):
    if len(editions) == 1:
        return HttpResponseRedirect(_address(editions[0]))
    newest = Arrangement.objects.order_by("edition_id", "-pk").distinct("edition_id")
    newest = {each.edition_id: each for each in newest.select_related("by__person")}
    rows = [{"edition": each, "newest": newest.get(each.pk)} for each in editions]
    return _page(
        page_admin, request, "editions.html", title=_("Front pages"), rows=rows
    )


@require_http_methods(["GET", "HEAD", "POST"])
def one_edition(request, page_admin, edition):
    newest = edition.arrangements.select_related("by__person").first()
    seen_pk = newest.pk if newest else 0
    if request.method != "POST":
        if was := _before(edition, request.GET.get("again")):
            more = {"restored": was, "unsaved": True}
            return _form(page_admin, request, edition, Order.of(was), seen_pk, **more)
        return _form(page_admin, request, edition, Order.of(newest), seen_pk)
    order = arranging.typed(request.POST, arranging.sections_of(edition))
    sent = request.POST.get("seen", "")
    seen_pk = int(sent) if is_id(sent) else 0
    if button := request.POST.get("do"):
        return _button(page_admin, request, edition, order, seen_pk, button)
    try:
        was = _brought_back(request, edition, order)
        made, left_out = arrange(edition, request.user, order, seen_pk, restored=was)
    except Overtaken as refused:
        more = {"refused": refused, "theirs": refused.newest, "unsaved": True}
        pk = refused.newest.pk
        return _form(page_admin, request, edition, order, pk, **more)
    _tell(request, edition, made, seen_pk, left_out)
    return HttpResponseRedirect(_address(edition))


def _button(page_admin, request, edition, order, seen_pk, button):
    """Nothing is saved: the page comes back with the list as the button leaves it."""
    placing = None
    if button == "add":
        placing = PlacingForm(request.POST, edition=edition, order=order)
        if placing.is_valid():
            place = placing.cleaned_data["place"]
            why_not = arranging.added(order, place, placing.chosen)
            if why_not:
                placing.add_error("place", why_not)
            else:
                placing = None
    else:
        arranging.changed(order, button, edition)
    more = {"placing": placing, "unsaved": True}
    more["restored"] = _brought_back(request, edition, order)
    return _form(page_admin, request, edition, order, seen_pk, **more)


def _form(page_admin, request, edition, order, seen_pk, *, placing=None, **more):
    top, blocks = arranging.rows_of(order, edition)
    earlier = edition.arrangements.select_related("by__person")[:EARLIER]
    return _page(
        page_admin,
        request,
        "edition.html",
        title=_("Front page of %(edition)s") % {"edition": edition},
        edition=edition,
        top=top,
        blocks=blocks,
        seen=seen_pk,
        placing=placing or PlacingForm(edition=edition, order=order),
        asked=_asked(order),
        breaking=arranging.breaking_in(edition),
        earlier=arranging.told(earlier, edition),
        **more,
    )


def _asked(order) -> str:
    """The order as an address says it, for the preview."""
    said = [("block", pk) for pk in order.blocks]
    said += [(e["place"], e["article"] or arranging.NEWEST) for e in order.slots]
    return urlencode(said)


def _before(edition, given) -> Arrangement | None:
    """The one of before that is asked for, to be looked at before readers get it."""
    if given is None:
        return None
    if not is_id(given):
        raise Http404
    return get_object_or_404(edition.arrangements, pk=given)


def _brought_back(request, edition, order) -> Arrangement | None:
    """The one of before that the form began with, where nothing in it was changed."""
    given = request.POST.get("restored", "")
    was = edition.arrangements.filter(pk=given).first() if is_id(given) else None
    if was and order.is_as(Order.of(was)):
        return was
    return None


def _tell(request, edition, made, seen_pk, left_out):
    if left_out:
        names = arranging.names_of(left_out, edition)
        messages.warning(
            request,
            _(
                "Left out, because readers do not have them any more: %(stories)s."
                " The next ones stand there."
            )
            % {"stories": ", ".join(names)},
        )
    if made.pk == seen_pk:
        messages.info(request, _("It stands so already."))
    else:
        messages.success(
            request,
            _("Readers of %(edition)s get this front page now.") % {"edition": edition},
        )


def _address(edition) -> str:
    return reverse("admin:articles_arrangement_edition", args=[edition.code])


@csp(FRAMED)
@xframe_options_sameorigin
@require_http_methods(["GET", "HEAD", "POST"])
def seen(request, page_admin, edition):
    """The front as readers would get it from what the form has now, or as one of
    before would stand today."""
    data = request.POST if request.method == "POST" else request.GET
    given = data.get("version", "")
    if is_id(given):
        order = Order.of(get_object_or_404(edition.arrangements, pk=given))
    else:
        order = arranging.typed(data, arranging.sections_of(edition))
    order = order.only(order.ids)
    editions = list(LiveEdition.objects.all())
    here = next(each for each in editions if each.pk == edition.pk)
    html = front_of(here, editions, arranging.chosen_for(edition, order))
    headers = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
    return HttpResponse(html, headers=headers)
