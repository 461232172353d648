"""A story that was sent in: pasted, looked at, and made a draft."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.admin.access import page
from articles.desk.headlines import known
from articles.desk.understood import credited, opening
from articles.exchange.importer import edition_for, import_story
from articles.forms.paste import PasteForm
from articles.steps import Refused
from people.editions import editions_for


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request, admin):
    editions = editions_for(request.user, "paste")
    if not editions.exists():
        return page(admin, request, "no_edition.html", status=403)
    if request.method != "POST" or "_back" in request.POST:
        initial = _initial(request, editions)
        form = PasteForm(initial=initial, editions=editions, user=request.user)
        return _asking(admin, request, form)
    form = PasteForm(request.POST, request.FILES, editions=editions, user=request.user)
    if not form.is_valid():
        return _asking(admin, request, form)
    if "_make" not in request.POST:
        return _checking(admin, request, form)
    return _making(admin, request, form)


def _initial(request, editions):
    """What was typed before, or the edition in the language of the desk."""
    if request.method == "POST":
        names = ("edition", "text", "original")
        return {name: request.POST.get(name) for name in names}
    code = request.GET.get("edition")
    named = next((each for each in editions if each.code == code), None)
    return {
        "edition": named or next(filter(_is_spoken, editions), None),
        "original": request.GET.get("original", ""),
    }


def _is_spoken(edition):
    return edition.language_code == get_language()


def _asking(admin, request, form):
    original = form.original_asked
    return page(
        admin,
        request,
        "paste.html",
        title=_("Paste a translation") if original else _("Paste a story"),
        form=form,
        original=original,
        known=known(original) if original else "",
    )


def _checking(admin, request, form):
    parsed, edition = form.parsed, form.cleaned_data["edition"]
    suited = edition_for(parsed.language)
    return page(
        admin,
        request,
        "paste_check.html",
        title=_("Is this right?"),
        form=form,
        parsed=parsed,
        edition=edition,
        original=form.cleaned_data["original"],
        text=form.cleaned_data["text"],
        blocks=[
            {"kind": entry.kind, "opening": opening(entry.plain)}
            for entry in parsed.paragraphs
        ],
        credited=credited(parsed),
        other_edition=suited if suited and suited != edition else None,
        other_contact=_other_contact(parsed, edition),
    )


def _other_contact(parsed, edition):
    address = parsed.contact_email or ""
    same = address.casefold() == edition.contact_email.casefold()
    return "" if same else address


def _making(admin, request, form):
    data = form.cleaned_data
    try:
        imported = import_story(
            form.parsed,
            edition=data["edition"],
            source=data["text"],
            by=request.user,
            original=data["original"],
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return _asking(admin, request, form)
    if imported.created:
        messages.success(request, _("The draft is made. Read it through."))
    for message in imported.messages:
        messages.warning(request, message)
    if data["original"]:
        return HttpResponseRedirect(_to_pair(imported.article, data["original"]))
    return HttpResponseRedirect(
        reverse("admin:articles_article_change", args=[imported.article.pk])
    )


def _to_pair(article, original):
    """Where the two are seen beside each other, and confirmed."""
    address = reverse("admin:articles_article_pair", args=[article.pk])
    return address if article.original_id else f"{address}?original={original.pk}"
