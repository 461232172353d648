"""A light page for one story: take or choose pictures on a phone, type what they show
and who made them, and nothing else."""

from django.contrib import messages
from django.http import HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from articles.admin.access import for_story, not_yours
from articles.desk.adding import Given, add_pictures, may_add_pictures
from articles.forms.phone import PhoneFileForm, PhoneForm, phone_forms
from articles.steps import Refused
from media.models import Image
from media.receiving import receive
from media.refusals import Refused as NotTaken


@require_http_methods(["GET", "HEAD", "POST"])
def pictures(request, admin, object_id):
    return _pictures(admin, request, object_id)


@for_story
def _pictures(admin, request, article):
    if not may_add_pictures(article, request.user):
        return not_yours(admin, request, article, to_change=True)
    if request.method != "POST":
        return _page(request, article, PhoneFileForm(article=article))
    if "picture" in request.POST:
        return _put(request, article)
    return _take(request, article)


def _take(request, article):
    """A file without a script: what it says is shown to be confirmed."""
    form = PhoneFileForm(request.POST, request.FILES, article=article)
    if not form.is_valid():
        return _page(request, article, form)
    data = form.cleaned_data
    try:
        received = receive(data["file"], request.user)
    except NotTaken as refusal:
        form.add_error("file", str(refusal))
        return _page(request, article, form)
    confirm = PhoneForm(
        image=received.image, article=article, told=received.told, typed=data
    )
    return _page(request, article, PhoneFileForm(article=article), [confirm])


def _put(request, article):
    forms = phone_forms(request.POST, article)
    is_script = request.headers.get("Accept") == "application/json"
    if not forms or not all([form.is_valid() for form in forms]):
        return _again(request, article, forms, is_script)
    given = [
        Given(form.image, form.cleaned_data["text"], form.cleaned_data["credit"])
        for form in forms
    ]
    try:
        told = add_pictures(
            article.pk, request.user, given, request.POST.get("source", "")
        )
    except Refused as refused:
        return _again(request, article, forms, is_script, str(refused))
    sentence = ngettext(
        "The picture is in the story.",
        "%(count)s pictures are in the story.",
        len(given),
    ) % {"count": len(given)}
    if is_script:
        return JsonResponse({"state": "here", "sentence": " ".join([sentence, *told])})
    for each in (sentence, *told):
        messages.success(request, each)
    return HttpResponseRedirect(request.path)


def _again(request, article, forms, is_script, sentence=""):
    sentence = sentence or _("Something typed is too long.")
    if is_script:
        return JsonResponse({"state": "refused", "sentence": sentence}, status=422)
    messages.error(request, sentence)
    return _page(request, article, PhoneFileForm(article=article), forms)


def _page(request, article, form, confirm=()):
    figures = article.figures.select_related("image").exclude(image=None)
    context = {
        "article": article,
        "edition": article.edition,
        "form": form,
        "confirm": confirm,
        "sources": Image.Source.choices,
        "source": request.POST.get("source", ""),
        "there": figures.prefetch_related("image__renditions")[:50],
        "upload": reverse("admin:media_image_upload"),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(
        request, "admin/articles/article/phone.html", context, status=status
    )
