from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, OuterRef, Subquery
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from articles.forms.old_addresses import OldAddressForm, OldAddressTable
from articles.models import OldAddress
from articles.models.live_lists import LiveFormer
from articles.old_addresses import written
from people.admin.rights import DeskAdmin


@admin.register(OldAddress)
class OldAddressAdmin(DeskAdmin):
    """Where readers get who follow a link to an older site."""

    change_right = "sections"
    form = OldAddressForm
    list_display = ["address", "leads_to"]
    search_fields = ["address"]
    sortable_by = []

    def get_queryset(self, request):
        former = LiveFormer.objects.filter(article_id=OuterRef("article_id"))
        newest = former.order_by("-id")
        return (
            super()
            .get_queryset(request)
            .annotate(
                code=F("article__edition__code"),
                slug=Subquery(newest.values("slug")[:1]),
                is_standing=Subquery(newest.values("is_standing")[:1]),
            )
        )

    @admin.display(description=_("leads to"))
    def leads_to(self, old):
        if old.target or not old.slug:
            return old.target or "—"
        return written(old.code, old.slug, old.is_standing)

    def get_urls(self):
        page = self.admin_site.admin_view(self.import_view)
        ours = path("import/", page, name="articles_oldaddress_import")
        return [ours, *super().get_urls()]

    def import_view(self, request):
        return _import(request, self)


@require_http_methods(["GET", "HEAD", "POST"])
def _import(request, page):
    if not page.has_add_permission(request):
        raise PermissionDenied
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = OldAddressTable(*sent)
    if sent and form.is_valid():
        count = form.take_in()
        done = ngettext(
            "%(count)s old address was taken in.",
            "%(count)s old addresses were taken in.",
            count,
        )
        messages.success(request, done % {"count": count})
        return HttpResponseRedirect(reverse("admin:articles_oldaddress_changelist"))
    context = {
        **page.admin_site.each_context(request),
        "opts": page.opts,
        "title": gettext("Take in old addresses"),
        "form": form,
    }
    return TemplateResponse(request, "admin/articles/oldaddress/import.html", context)
