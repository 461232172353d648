"""The pages of what is to be forgotten: asking, what was found, agreeing, how far it
has come, and the proof."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.desk import erased_outside, erasures
from articles.erasing import asking, database, duties, work
from articles.forms.erasing import ErasureForm
from articles.models import Erasure, ErasureJob
from articles.refused import Refused
from media.models import Image
from people.admin.rights import DeskAdmin
from people.models import Edition, User
from people.roles import may

# So long one answer works on it; the page asks again.
SECONDS = 1.5
_HEAD = "admin/articles/erasure/"


@admin.register(Erasure)
class ErasureAdmin(DeskAdmin):
    """No list and no form of the admin's: pages of our own alone."""

    change_right = asking.ASK

    def has_view_permission(self, request, obj=None):
        return may(request.user, asking.ASK)

    def get_urls(self):
        return [
            self._path("", listing, "changelist"),
            self._path("ask/", ask, "add"),
            self._path("<int:number>/", one, "change"),
        ]

    def _path(self, route, view, name):
        def wrapped(request, **parts):
            return view(request, page=self, **parts)

        page = self.admin_site.admin_view(wrapped)
        return path(route, page, name=f"articles_erasure_{name}")

    def shown(self, request, template, *, status=None, **context):
        return TemplateResponse(
            request,
            f"{_HEAD}{template}",
            {**self.admin_site.each_context(request), "opts": self.opts, **context},
            status=status,
        )


def _enter(request, verb=asking.AGREE):
    if not may(request.user, verb):
        raise PermissionDenied


@require_http_methods(["GET", "HEAD"])
def listing(request, page):
    _enter(request)
    rows = Erasure.objects.select_related("asked_by__person", "job")
    rows = rows.prefetch_related("consents__by__person", "duties")[:200]
    people = _refused_by(rows)
    for each in rows:
        result = each.job.result
        each.refused_by = people.get(result.get("refused_by"))
        each.is_left = any(map(result.get, ("found", "found_files", "faults")))
    return page.shown(
        request,
        "list.html",
        title=_("Erase for good"),
        rows=rows,
        may_ask=may(request.user, asking.ASK),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, page):
    _enter(request, asking.ASK)
    names = ("stories", "pictures", "files")
    initial = {name: request.GET.get(name, "")[:200] for name in names}
    form = ErasureForm(request.POST or None, initial=initial, label_suffix="")
    if request.method == "POST" and form.is_valid():
        try:
            erasure = asking.ask(request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            work.go_on(SECONDS)
            return _back(erasure.pk)
    return page.shown(
        request, "ask.html", title=_("Erase something for good"), form=form
    )


def _back(number):
    return HttpResponseRedirect(reverse("admin:articles_erasure_change", args=[number]))


@require_http_methods(["GET", "HEAD", "POST"])
def one(request, page, number):
    _enter(request)
    erasures_ = Erasure.objects.select_related("asked_by__person", "job")
    erasure = erasures_.filter(pk=number).first()
    if erasure is None:
        raise Http404
    if request.method == "POST":
        return _done(request, page, erasure)
    return _page(request, page, erasure)


def _done(request, page, erasure):
    """What a button says. A refusal comes back with the page as it is now."""
    wanted = request.POST.get("do", "")
    if wanted == "go_on":
        return _go_on(request, erasure)
    try:
        _DOES.get(wanted, _unknown)(request, erasure)
    except Refused as refused:
        erasure.refresh_from_db()
        return _page(request, page, erasure, refused=str(refused), status=409)
    return _back(erasure.pk)


def _unknown(request, erasure):
    raise Refused(_("That button is not known. Nothing was done."))


def _go_on(request, erasure):
    """By the page's script, or by its button where there is none."""
    work.go_on(SECONDS)
    if request.headers.get("Accept") != "application/json":
        return _back(erasure.pk)
    job = ErasureJob.objects.get(pk=erasure.pk)
    told = erasures.progress(job) | {
        "phase": job.phase,
        "is_over": job.phase not in work.WORKING,
        "is_stuck": "files_left" in job.result,
    }
    return JsonResponse(told)


def _agree(request, erasure):
    count = len(asking.stories_of(erasure))
    typed = request.POST.get("count", "").strip()
    if count > asking.MANY and typed != str(count):
        raise Refused(
            _("Type the number of stories, %(count)s, to say that you mean them all.")
            % {"count": count}
        )
    if asking.agree(erasure, request.user, request.POST.get("seen", "")):
        work.go_on(SECONDS)
        return
    messages.success(
        request,
        _("You have agreed. It begins when a second person has: tell somebody."),
    )


def _drop(request, erasure):
    asking.drop(erasure, request.user)
    messages.success(request, _("Nothing was erased, and the words are forgotten."))


def _object(request, erasure):
    asking.object_to(erasure, request.user, request.POST.get("why", ""))
    messages.success(request, _("Nothing was erased. Who asked for it reads why."))


def _again(request, erasure):
    asking.look_again(erasure, request.user)
    work.go_on(SECONDS)


def _duty(request, erasure):
    name = request.POST.get("duty", "")
    if name not in duties.TOLD:
        raise Refused(_("That button is not known. Nothing was done."))
    if request.POST.get("is_done") == "1":
        duties.tick(erasure, name, request.user)
    else:
        duties.untick(erasure, name)


_DOES = {
    "agree": _agree,
    "drop": _drop,
    "object": _object,
    "again": _again,
    "duty": _duty,
}


def _page(request, page, erasure, *, refused="", status=None):
    job = ErasureJob.objects.get(pk=erasure.pk)
    erasure.job = job
    is_found = erasure.is_open and job.phase == ErasureJob.Phase.FOUND
    context = {
        "erasure": erasure,
        "job": job,
        "refused": refused,
        "is_found": is_found,
        "is_working": erasure.is_open and job.phase in work.WORKING,
        "progress": erasures.progress(job),
        "consents": erasure.consents.select_related("by__person"),
        "may_ask": may(request.user, asking.ASK),
        "refused_by": next(iter(_refused_by([erasure]).values()), None),
        "objects": request.POST.get("do") == "object",
        "why": request.POST.get("why", "")[: asking.LONGEST_WHY],
        "images": Image.objects.filter(pk__in=erasure.pictures).prefetch_related(
            "renditions"
        ),
    }
    if is_found:
        context |= _found(request, erasure)
    if job.phase == ErasureJob.Phase.DONE:
        outside, others = erased_outside.stories(erasure, request.user)
        context |= {
            "duties": duties.told(erasure),
            "result": job.result,
            "left": erasures.left(job.result),
            "outside": outside,
            "outside_others": others,
        }
    return page.shown(
        request,
        "one.html",
        status=status,
        title=_("Erasure %(number)s") % {"number": erasure.pk},
        **context,
    )


def _refused_by(rows) -> dict:
    """Id of who did not agree to one of these -> that person."""
    numbers = {each.job.result.get("refused_by") for each in rows}
    users = User.objects.select_related("person").filter(pk__in=filter(None, numbers))
    return {each.pk: each for each in users}


def _found(request, erasure):
    found = erasures.found(
        erasure, request.user, request.GET.get("page"), request.GET.get("others")
    )
    return {
        "found": found,
        "agreed": database.agreed(erasure),
        "why_not": asking.why_not(erasure, request.user),
        "seen": database.digest(erasure),
        "is_many": found.story_count > asking.MANY,
        "marks": Edition.objects.all(),
    }
