"""The pages on which a translation is paired with its original, and on which another
language becomes the original."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.admin.access import for_story, may_edit, not_yours, page
from articles.desk.headlines import known, with_known_headline
from articles.desk.pair_rows import Sheet
from articles.forms.pair import OriginalForm, versions_of
from articles.models import Article, Rendering
from articles.steps import Refused
from articles.translation import paired, swapping
from articles.translation.duties import open_duties
from articles.translation.originals import source_for, versions_for
from people.chooser import is_id

State = Article.State


@require_http_methods(["GET", "HEAD", "POST"])
def pair(request, admin, object_id):
    return _pair(admin, request, object_id)


@for_story
def _pair(admin, request, article):
    if not may_edit(article, request.user):
        return not_yours(admin, request, article, to_change=True)
    if request.method == "POST" and "_undo" in request.POST:
        return _undo(admin, request, article)
    if request.method == "POST" and "_adapt" in request.POST:
        return _adapt(admin, request, article)
    if "_other" in request.GET:
        return _choosing(admin, request, article, OriginalForm(**_of(request, article)))
    asked = _data(request).get("original")
    if asked is None and article.original_id is None:
        return _choosing(admin, request, article, OriginalForm(**_of(request, article)))
    original, form = _original(request, article, asked)
    if original is None:
        return _choosing(admin, request, article, form)
    source = _version(request, original, article)
    if source is None:
        return _page(admin, request, article, original=original, is_closed=True)
    if request.method == "POST" and "_pair" in request.POST:
        return _confirm(admin, request, article, original, source)
    sent = request.POST if request.method == "POST" else None
    return _sheet(admin, request, article, original, source, sent)


def _data(request):
    return request.POST if request.method == "POST" else request.GET


def _of(request, article):
    return {"article": article, "user": request.user}


def _original(request, article, asked):
    """The original that was chosen, or the form that says what is wrong with it."""
    if asked is None or asked == str(article.original_id):
        stories = Article.objects.select_related("edition").filter(
            pk=article.original_id
        )
        return with_known_headline(stories, request.user).first(), None
    form = OriginalForm({"original": asked}, **_of(request, article))
    if not form.is_valid():
        return None, form
    pk = form.cleaned_data["original"].pk
    stories = Article.objects.translatable_by(request.user).select_related("edition")
    original = with_known_headline(stories.filter(pk=pk), request.user).first()
    if original is None:
        form.add_error("original", _("That original is not open to you."))
    return original, form


def _version(request, original, article):
    """The version that was chosen, what it was paired with, or the present one."""
    number = _data(request).get("from", "")
    versions = versions_for(original, request.user)
    if not (number.isdecimal() and len(number) < 10):
        number = article.true_to.number if paired.last_pairing(article) else 0
    chosen = versions.filter(number=number).first()
    return chosen or source_for(original, request.user)


def _choosing(admin, request, article, form):
    reason = ""
    if article.translations.exists():
        reason = _("This story has translations itself, so it cannot be one.")
    return _page(admin, request, article, form=form, reason=reason)


def _sheet(admin, request, article, original, source, sent=None, refused=None):
    sheet = Sheet(article, original, source, sent)
    versions = versions_for(original, request.user)
    return _page(
        admin,
        request,
        article,
        original=original,
        source=source,
        sheet=sheet,
        versions=versions_of(versions, article),
        refused=refused,
    )


def _page(admin, request, article, **context):
    original = context.get("original")
    return page(
        admin,
        request,
        "pair.html",
        title=_("Pair with the original"),
        article=article,
        edition=article.edition,
        last=paired.last_pairing(article),
        version=article.version,
        known=known(original) if original else "",
        status=409 if context.get("refused") else None,
        **context,
    )


def _confirm(admin, request, article, original, source):
    sheet = Sheet(article, original, source, request.POST)
    seen = request.POST.get("version", "")
    try:
        paired.pair(
            article.pk,
            request.user,
            original.pk,
            source.number,
            int(seen) if seen.isdecimal() and len(seen) < 10 else None,
            sheet.pairs,
        )
    except Refused as refused:
        return _sheet(
            admin, request, article, original, source, request.POST, refused=refused
        )
    messages.success(request, _("The two texts are paired."))
    return HttpResponseRedirect(_here(article))


def _undo(admin, request, article):
    """Of what readers have it is asked first."""
    last = paired.last_pairing(article)
    if last and article.state == State.PUBLISHED and "_sure" not in request.POST:
        return _asking_to_undo(admin, request, article, last)
    try:
        after = paired.undo(article.pk, request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(_here(article))
    if after.original_id:
        messages.success(request, _("The pairing is undone."))
    else:
        messages.success(
            request, _("The pairing is undone. The story has no original any more.")
        )
    return HttpResponseRedirect(_here(article))


def _asking_to_undo(admin, request, article, last):
    rows = article.renderings
    originals = Article.objects.filter(pk=last.original_id).select_related("edition")
    original = with_known_headline(originals, request.user).get()
    return page(
        admin,
        request,
        "unpair.html",
        title=_("Undo this pairing"),
        article=article,
        edition=article.edition,
        source=original,
        headline=known(original),
        is_parted=last.before["original_id"] != last.original_id,
        done=rows.filter(state=Rendering.State.DONE).count(),
        before=len(last.before["renderings"]),
        duties=open_duties(article).count(),
    )


def _adapt(admin, request, article):
    freely = request.POST.get("_adapt") == "freely"
    try:
        paired.adapt(article.pk, request.user, freely)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Saved."))
    return HttpResponseRedirect(_here(article))


def _here(article):
    return reverse("admin:articles_article_pair", args=[article.pk])


# Which language is the original


@require_http_methods(["GET", "HEAD", "POST"])
def swap(request, admin, object_id):
    return _swap(admin, request, object_id)


@for_story
def _swap(admin, request, article):
    reason = swapping.why_not(article, request.user)
    if request.method == "POST" and not reason and "_swap" in request.POST:
        seen = request.POST.get("original", "")
        try:
            swapping.swap(
                article.pk,
                request.user,
                int(seen) if is_id(seen) else None,
            )
        except Refused as refused:
            reason = str(refused)
        else:
            messages.success(
                request,
                _("%(edition)s is the original now.") % {"edition": article.edition},
            )
            return HttpResponseRedirect(
                reverse("admin:articles_article_change", args=[article.pk])
            )
    works = Article.objects.of_work(article).exclude(pk=article.pk)
    others = with_known_headline(works.select_related("edition"), request.user)
    return page(
        admin,
        request,
        "swap.html",
        title=_("Make this the original"),
        article=article,
        edition=article.edition,
        others=[] if article.original is None else others,
        reason=reason,
    )
