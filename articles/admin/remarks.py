"""The notes on a story: a page that works by itself, and the part of it that stands
beside the text. Whoever may read the story may read them and write some."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from articles import remarks, workflow
from articles.admin.access import for_story, page, story_for
from articles.desk.remarks import places_of, talk_of
from articles.forms.remarks import AnswerForm, NoteForm
from articles.models import Remark
from articles.readers import readers_of
from articles.refused import Refused

_methods = require_http_methods(["GET", "HEAD", "POST"])


@_methods
def notes(request, admin, object_id):
    return _given_back(admin, request, object_id) or _notes(admin, request, object_id)


def _given_back(admin, request, object_id):
    """What somebody typed who may not read the story any more; nothing for all others,
    who get its notes or are told why not."""
    typed = _typed(request)
    article = typed and story_for(request.user, object_id)
    if not typed or (article and article.readable):
        return None
    return page(
        admin,
        request,
        "note_given_back.html",
        status=403 if article else 404,
        title=_("The note is not written"),
        typed=typed,
    )


def _typed(request) -> str:
    texts = (value for name, value in request.POST.items() if name.endswith("-text"))
    return next(texts, "").strip()


@for_story
def _notes(admin, request, article):
    if request.method != "POST":
        return _page(admin, request, article)
    readers = readers_of(article)
    form = _note_form(request, article, request.POST, readers=readers)
    if not form.is_valid():
        return _page(admin, request, article, form=form, status=422)
    said = form.cleaned_data
    try:
        made = remarks.write(
            article.pk,
            request.user,
            said["text"],
            workflow.clock(),
            block=said["block"],
            seen=said["seen"],
            kind=said["kind"] or Remark.Kind.NOTE,
            named=form.named,
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(admin, request, article, form=form, status=409)
    missed = remarks.unreached(said["text"], readers)
    return _after(admin, request, article, made, _("The note is written."), missed)


@_methods
def note(request, admin, object_id, number):
    """What is done to one note; its page shows them all."""
    return _given_back(admin, request, object_id) or _note(
        admin, request, object_id, number=number
    )


@for_story
def _note(admin, request, article, number):
    remark = article.remarks.filter(pk=number).first()
    if request.method != "POST":
        return _page(admin, request, article, status=None if remark else 404)
    if remark is None:
        return _gone(admin, request, article)
    verb = request.POST.get("do", "")
    if verb == "answer":
        return _answer(admin, request, article, remark)
    if verb not in _VERBS:
        return _page(admin, request, article, status=400)
    try:
        done = _VERBS[verb](remark, request)
    except Refused as refused:
        return _page(admin, request, article, refused=refused, status=409)
    return _after(admin, request, article, remark, done)


def _resolve(remark, request):
    remarks.resolve(remark.pk, request.user, workflow.clock())
    return _("The note is resolved.")


def _reopen(remark, request):
    remarks.reopen(remark.pk, request.user)
    return _("The note is open again.")


def _see(remark, request):
    remarks.see(remark.answers or remark, request.user, workflow.clock())
    return _("It waits for you no more.")


def _take_back(remark, request):
    remarks.take_back(remark.pk, request.user, workflow.clock())
    return _("The note is taken back. Nobody sees it any more.")


def _move(remark, request):
    remarks.move(remark.pk, request.user, request.POST.get("block", "")[:16])
    return _("The note stands at its new place.")


_VERBS = {
    "resolve": _resolve,
    "reopen": _reopen,
    "see": _see,
    "move": _move,
    "take_back": _take_back,
}


def _answer(admin, request, article, remark):
    readers = readers_of(article)
    form = AnswerForm(
        request.POST,
        readers=readers,
        user=request.user,
        prefix=f"to{remark.pk}",
    )
    if not form.is_valid():
        more = {"answering": remark.pk, "answer": form, "status": 422}
        return _page(admin, request, article, **more)
    text = form.cleaned_data["text"]
    try:
        remarks.answer(
            remark.pk, request.user, text, workflow.clock(), named=form.named
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        more = {"answering": remark.pk, "answer": form, "status": 409}
        return _page(admin, request, article, **more)
    missed = remarks.unreached(text, readers)
    return _after(admin, request, article, remark, _("Your answer is written."), missed)


def _gone(admin, request, article):
    """What was typed as an answer is put where it can be sent as a note."""
    form = _note_form(request, article, initial={"text": _typed(request)})
    refused = _("This note was taken back. Nothing was written.")
    return _page(admin, request, article, form=form, refused=refused, status=409)


def _note_form(request, article, data=None, initial=None, readers=None):
    return NoteForm(
        data,
        initial={"seen": article.version} | (initial or {}),
        places=places_of(article),
        readers=readers_of(article) if readers is None else readers,
        user=request.user,
        prefix="note",
    )


def _page(
    admin,
    request,
    article,
    *,
    form=None,
    answering=None,
    answer=None,
    status=None,
    refused=None,
    said="",
    missed="",
):
    talk = talk_of(article, request.user, workflow.clock())
    form = form or _note_form(
        request, article, initial={"block": request.GET.get("block", "")[:16]}
    )
    for thread in talk.open:
        thread.form = AnswerForm(
            readers=form.readers, user=request.user, prefix=f"to{thread.remark.pk}"
        )
        if thread.remark.pk == answering:
            thread.form = answer
    context = {
        "title": pgettext("of the desk", "Notes"),
        "places": form.fields["block"].widget.choices if talk.gone else (),
        "article": article,
        "talk": talk,
        "form": form,
        "refused": refused,
        "said": said,
        "missed": missed,
    }
    if _is_beside(request):
        template = "admin/articles/article/_talk.html"
        return render(request, template, context, status=status or 200)
    return page(admin, request, "notes.html", status=status, **context)


def _is_beside(request) -> bool:
    """Asked for by the page of a story, which shows the part alone."""
    return request.headers.get("X-Beside") == "1"


def _after(admin, request, article, remark, said, missed=""):
    if _is_beside(request):
        return _page(admin, request, article, said=said, missed=missed)
    messages.success(request, said)
    if missed:
        messages.warning(request, missed)
    address = reverse("admin:articles_article_notes", args=[article.pk])
    head = remark.answers_id or remark.pk
    return HttpResponseRedirect(f"{address}#note-{head}" if head else address)
