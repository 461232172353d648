"""A translation as a table: given out to who translates elsewhere, and taken back."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from articles.admin.access import for_story, may_edit, not_yours, page
from articles.exchange.refusal import Refusal
from articles.exchange.table import as_csv, as_docx, as_text, read
from articles.steps import Refused
from articles.translation import tables
from articles.translation.cells import apart
from articles.translation.originals import source_for
from articles.translation.tables_in import take_over

_KINDS = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        as_docx,
    ),
}
_SHOWN = 300


class TableForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("the table that came back"),
        help_text=gettext_lazy("As CSV or Word (.docx)."),
        widget=forms.FileInput(attrs={"accept": ".csv,.docx,.tsv,.txt,text/csv"}),
        error_messages={
            "required": gettext_lazy("Choose the file first."),
            "empty": gettext_lazy("This file is empty. Choose the table."),
        },
    )


@require_safe
def given_out(request, admin, object_id, kind):
    return _given_out(admin, request, object_id, kind=kind)


@for_story
def _given_out(admin, request, article, kind):
    if kind not in _KINDS:
        raise Http404
    if reason := _why_not(article, request.user):
        return _page(admin, request, article, reason=reason)
    source = source_for(article.original, request.user)
    content_type, made = _KINDS[kind]
    # The number and not the headline: names of files lie about in strange places.
    name = f"story-{article.pk}-version-{source.number}.{kind}"
    return HttpResponse(
        made(apart(tables.rows_of(article, source))),
        content_type=content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        },
    )


def _why_not(article, user) -> str:
    if not article.original_id:
        return _("Only a translation has such a table: first say of which story.")
    if not article.renderings.exists():
        return _("Pair it with its original first, so that each row has its place.")
    if source_for(article.original, user) is None:
        return _("The original is not open to you, and readers do not have it.")
    return ""


@require_http_methods(["GET", "HEAD", "POST"])
def table(request, admin, object_id):
    return _table(admin, request, object_id)


@for_story
def _table(admin, request, article):
    if not may_edit(article, request.user):
        return not_yours(admin, request, article, to_change=True)
    if reason := _why_not(article, request.user):
        return _page(admin, request, article, reason=reason)
    if request.method != "POST":
        return _page(admin, request, article, form=TableForm())
    form = TableForm(request.POST, request.FILES)
    given = _given(request, form, article.edition.language)
    if given is None:
        return _page(admin, request, article, form=form)
    if "_take" in request.POST:
        return _take(admin, request, article, given)
    return _preview(admin, request, article, given)


def _given(request, form, language):
    """The rows of the file, or of the page that showed them."""
    try:
        if "rows" in request.POST:
            return read(request.POST["rows"].encode())
        if form.is_valid():
            file = form.cleaned_data["file"]
            return read(file.read(), language, file.name)
    except (Refusal, UnicodeEncodeError) as refusal:
        form.is_valid()
        form.add_error("file", str(refusal))
    return None


def _preview(admin, request, article, given, refused=None):
    source = source_for(article.original, request.user)
    reading = tables.understand(article, given, source, request.user)
    reading.remarks[:0] = given.remarks
    if reading.refused:
        form = TableForm(request.POST, request.FILES)
        form.is_valid()
        form.errors.pop("file", None)
        form.add_error("file", reading.refused)
        return _page(admin, request, article, form=form)
    return _page(
        admin,
        request,
        article,
        reading=reading,
        shown=[row for row in reading.rows if row.changes or row.source_diff][:_SHOWN],
        rows=as_text(given),
        refused=refused,
    )


def _take(admin, request, article, given):
    seen = request.POST.get("version", "")
    try:
        count = take_over(
            article.pk,
            request.user,
            given,
            source_for(article.original, request.user),
            int(seen) if seen.isdecimal() and len(seen) < 10 else None,
        )
    except Refused as refused:
        return _preview(admin, request, article, given, refused)
    messages.success(
        request, _("Taken over: %(count)s parts changed.") % {"count": count}
    )
    return HttpResponseRedirect(
        reverse("admin:articles_article_change", args=[article.pk])
    )


def _page(admin, request, article, **context):
    return page(
        admin,
        request,
        "table.html",
        title=_("Translate elsewhere"),
        article=article,
        edition=article.edition,
        original=article.original,
        version=article.version,
        **context,
    )
