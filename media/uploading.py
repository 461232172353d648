"""The pages on which pictures are given and their words confirmed."""

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from media import confirming, intake
from media.names import shown
from media.receiving import receive
from media.refusals import Refused
from media.sending import SendForm
from media.templatetags.desk_pictures import smallest


def addresses_of(admin) -> list:
    """Before the admin's own, which take any word for a number."""
    return [
        path(route, admin.admin_site.admin_view(partial(view, admin=admin)), name=name)
        for route, view, name in (
            ("upload/", upload, "media_image_upload"),
            ("words/", words, "media_image_words"),
        )
    ]


@dataclass(frozen=True)
class NotTaken:
    name: str
    sentence: str


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request, admin):
    """Files in, one by one from a script (JSON), or all at once from a plain form."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    edition = edition_asked(request)
    if request.method != "POST":
        return _page(admin, request, edition, SendForm())
    form = SendForm(request.POST, request.FILES)
    is_script = request.headers.get("Accept") == "application/json"
    if not form.is_valid():
        if is_script:
            return JsonResponse(_refusal(_first_error(form)), status=422)
        return _page(admin, request, edition, form)
    taken, refused = _taken(form, request.user)
    if is_script:
        return _answer(taken, refused, edition, request)
    for each in taken:
        if each.unsealed:
            messages.warning(request, each.unsealed)
    forms = [_form(each, edition) for each in taken]
    return _page(admin, request, edition, SendForm(), forms=forms, refused=refused)


def edition_asked(request):
    """The edition that is named, or one in the language of the desk."""
    editions = list(confirming.editions_for(request.user))
    code = request.POST.get("edition") or request.GET.get("edition")
    named = next((each for each in editions if each.code == code), None)
    spoken = (each for each in editions if each.language_code == get_language())
    return named or next(spoken, None) or next(iter(editions), None)


def _taken(form, user):
    taken, refused = {}, []
    for file in form.cleaned_data["files"]:
        try:
            received = receive(file, user, form.asked)
        except Refused as refusal:
            refused.append(NotTaken(shown(file.name), str(refusal)))
        else:
            taken.setdefault(received.image.pk, received)
    return list(taken.values()), refused


def _form(received, edition):
    return confirming.PictureForm(
        image=received.image,
        edition=edition,
        told=received.told,
        is_new=received.is_new,
    )


def _first_error(form):
    return next(iter(next(iter(form.errors.values()))))


def _refusal(sentence):
    return {"state": "refused", "sentence": str(sentence)}


def _answer(taken, refused, edition, request):
    if refused:
        return JsonResponse(_refusal(refused[0].sentence), status=422)
    received = taken[0]
    form = _form(received, edition)
    file = smallest(received.image)
    return JsonResponse(
        {
            "state": "here" if received.is_new else "known",
            "sentence": " ".join(filter(None, [received.unsealed, _others(form)])),
            "picture": received.image.pk,
            "name": received.image.name,
            "thumbnail": reverse("desk_picture", args=[file.name]) if file else "",
            # Whether these are words of the file, which nobody confirmed yet.
            "are_of_file": not form.has_kept,
            "words": {name: form[name].value() for name in ("text", "alt", "credit")},
            "facts": [[str(label), text] for label, text in received.told.facts],
            "form": render_to_string(
                "admin/media/image/_words.html", {"form": form}, request
            ),
        }
    )


def _others(form) -> str:
    if not form.other_words:
        return ""
    sentence = _("The file says it in another language: “%(words)s”")
    return sentence % {"words": form.other_words}


@require_http_methods(["GET", "HEAD", "POST"])
def words(request, admin):
    """The words of several pictures at once, in one edition, saved together."""
    edition = edition_asked(request)
    if not (admin.has_add_permission(request) and edition):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseRedirect(reverse("admin:media_image_upload"))
    forms, told = confirming.confirmed(request.POST, edition, request.user)
    if not forms or any(each.errors for each in forms):
        return _page(admin, request, edition, SendForm(), forms=forms)
    for sentence in told:
        messages.warning(request, sentence)
    messages.success(
        request,
        ngettext(
            "The picture and its words are in the library.",
            "%(count)s pictures and their words are in the library.",
            len(forms),
        )
        % {"count": len(forms)},
    )
    return HttpResponseRedirect(reverse("admin:media_image_changelist"))


def _page(admin, request, edition, form, forms=(), refused=()):
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "title": _("Add pictures"),
        "edition": edition,
        "editions": confirming.editions_for(request.user),
        "form": form,
        "forms": forms,
        "refused": refused,
        "most_bytes": intake.MAX_BYTES,
    }
    status = 422 if form.errors or any(each.errors for each in forms) else 200
    return TemplateResponse(
        request, "admin/media/image/upload.html", context, status=status
    )
