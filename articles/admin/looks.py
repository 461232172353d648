"""How editions look: chosen, seen before it is kept, and who chose what was before."""

from csp.decorators import csp
from django.contrib import admin, messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from articles.admin.preview import READERS_CSP
from articles.desk.trying import tried_page, tried_values
from articles.forms.look import LookForm, what_is_weak
from articles.looks import sheet_of
from articles.models import Look
from articles.site.looks import sheet_response
from media import renditions
from people.admin.rights import DeskAdmin
from people.chooser import is_id
from people.models import Edition

EARLIER = 20
FRAMED = READERS_CSP | {"frame-ancestors": ["'self'"]}


@admin.register(Look)
class LookAdmin(DeskAdmin):
    """No page deletes one: they go with their edition."""

    change_right = "editions"

    def get_urls(self):
        pages = (
            ("", all_editions, "changelist"),
            ("<slug:code>/", one_edition, "edition"),
            ("<slug:code>/seen/", seen, "seen"),
            ("<slug:code>/sheet.css", sheet, "sheet"),
        )
        return [
            path(
                route,
                self.admin_site.admin_view(self._page(view)),
                name=f"articles_look_{name}",
            )
            for route, view, name in pages
        ]

    def _page(self, view):
        def guarded(request, **parts):
            if not self.has_view_permission(request):
                return _page(self, request, "not_yours.html", status=403)
            return view(request, self, **parts)

        return guarded


def _page(admin, request, template, *, status=None, **context):
    frame = {**admin.admin_site.each_context(request), "opts": admin.opts}
    name = f"admin/articles/look/{template}"
    return TemplateResponse(request, name, frame | context, status=status)


@require_safe
def all_editions(request, admin):
    editions = list(Edition.objects.all())
    newest = Look.objects.order_by("edition_id", "-pk").distinct("edition_id")
    newest = {each.edition_id: each for each in newest.select_related("by__person")}
    rows = [{"edition": each, "look": newest.get(each.pk)} for each in editions]
    return _page(admin, request, "editions.html", title=_("Looks"), rows=rows)


@require_http_methods(["GET", "HEAD", "POST"])
def one_edition(request, admin, code):
    edition = get_object_or_404(Edition, code=code)
    if request.method == "POST" and "again" in request.POST:
        return _bring_back(request, edition)
    now = edition.looks.first()
    form = LookForm(
        request.POST or None,
        instance=Look(edition=edition, **_logos(now)),
        edition=edition,
        values=now and now.values,
    )
    if request.method == "POST" and form.is_valid():
        return _keep(request, edition, now, form)
    data = request.POST if request.method == "POST" else _sent(now)
    return _page(
        admin,
        request,
        "edition.html",
        title=_("Look of %(edition)s") % {"edition": edition},
        edition=edition,
        form=form,
        asked=urlencode(tried_values(data)),
        earlier=edition.looks.select_related("by__person")[:EARLIER],
    )


def _logos(look):
    names = ("logo_id", "dark_logo_id")
    return {name: getattr(look, name) for name in names} if look else {}


def _sent(look) -> dict:
    """As the form would send it."""
    if look is None:
        return {}
    logos = {"logo": look.logo_id, "dark_logo": look.dark_logo_id}
    return look.values | {name: pk for name, pk in logos.items() if pk}


def _keep(request, edition, now, form):
    look = form.save(commit=False)
    look.values, look.by = form.values, request.user
    if now and _sent(now) == _sent(look):
        messages.info(request, _("It looks so already."))
        return HttpResponseRedirect(request.path)
    for image in filter(None, (look.logo, look.dark_logo)):
        renditions.ready(image)
    look.save()
    messages.success(
        request, _("Readers of %(edition)s see this look now.") % {"edition": edition}
    )
    return HttpResponseRedirect(request.path)


def _bring_back(request, edition):
    given = request.POST["again"]
    if not is_id(given):
        raise Http404
    look = get_object_or_404(edition.looks, pk=given)
    Look.objects.create(
        edition=edition,
        values=look.values,
        logo=look.logo,
        dark_logo=look.dark_logo,
        by=request.user,
    )
    messages.success(
        request, _("Readers of %(edition)s see this look now.") % {"edition": edition}
    )
    return HttpResponseRedirect(request.path)


@csp(FRAMED)
@xframe_options_sameorigin
@require_http_methods(["GET", "HEAD", "POST"])
def seen(request, admin, code):
    """A page of the edition in the look that the form has now, or in words what of it
    is hard to read."""
    data = request.POST if request.method == "POST" else request.GET
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"weak": what_is_weak(tried_values(data))})
    address = reverse("admin:articles_look_sheet", args=[code])
    html = tried_page(code, data.get("page", ""), tried_values(data), address)
    if html is None:
        raise Http404
    headers = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
    return HttpResponse(html, headers=headers)


@require_safe
def sheet(request, admin, code):
    get_object_or_404(Edition, code=code)
    return sheet_response(sheet_of(tried_values(request.GET)), "no-store")
