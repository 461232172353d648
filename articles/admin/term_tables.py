"""The glossary of a pair of editions as a table: out, and in after a look at it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.forms.terms import TableForm
from articles.glossary import table
from articles.glossary.pairs import pairs_for
from articles.glossary.taking_in import plan
from articles.glossary.taking_in import take_in as taken_in
from articles.models import Term

# Of each kind that many are shown before the table is taken in.
SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request, admin):
    pairs = _pairs(request)
    if request.method != "POST":
        wanted = request.GET.get("pair", "")
        form = TableForm(initial={"pair": wanted}, pairs=pairs)
        return _asking(admin, request, form)
    form = TableForm(request.POST, request.FILES, pairs=pairs)
    if not form.is_valid():
        return _asking(admin, request, form)
    if "_make" not in request.POST:
        return _checking(admin, request, form)
    return _making(admin, request, form)


@require_safe
def give_out(request, admin):
    pairs = {each.key: each for each in _pairs(request)}
    pair = pairs.get(request.GET.get("pair", ""))
    if pair is None:
        return HttpResponseRedirect(reverse("admin:articles_term_import"))
    terms = Term.objects.filter(
        source_edition=pair.source, target_edition=pair.target
    ).order_by("folded", "pk")
    name = f"glossary-{pair.source.code}-{pair.target.code}.csv"
    answer = HttpResponse(table.write(terms), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _pairs(request):
    pairs = pairs_for(request.user)
    if not pairs:
        raise PermissionDenied
    return pairs


def _page(admin, request, template, **context):
    return TemplateResponse(
        request,
        f"admin/articles/term/{template}",
        {
            **admin.admin_site.each_context(request),
            "opts": admin.opts,
            "columns": table.COLUMNS,
            "most": f"{table.MOST_LINES:,}",
            **context,
        },
    )


def _asking(admin, request, form):
    title = _("Import or export terms")
    return _page(admin, request, "import.html", title=title, form=form)


def _checking(admin, request, form, is_other=False):
    made = plan(form.chosen, form.table.rows)
    return _page(
        admin,
        request,
        "import_check.html",
        title=_("Is this right?"),
        form=form,
        plan=made,
        new=made.new[:SHOWN],
        changed=made.changed[:SHOWN],
        is_other=is_other,
        text=form.cleaned_data["text"],
    )


def _making(admin, request, form):
    made = taken_in(form.chosen, form.table.rows, request.POST.get("seen", ""))
    if made is None:
        return _checking(admin, request, form, is_other=True)
    messages.success(
        request,
        _("The glossary has it: %(new)s new, %(changed)s changed.")
        % {"new": f"{len(made.new):,}", "changed": f"{len(made.changed):,}"},
    )
    address = reverse("admin:articles_term_changelist")
    return HttpResponseRedirect(f"{address}?pair={form.chosen.key}")
