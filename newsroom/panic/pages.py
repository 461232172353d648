"""The emergency page, and the page on which each of its steps asks first."""

from django.contrib import messages
from django.contrib.auth import get_user_model, logout
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import stopping, workflow
from articles.admin import caches
from articles.models import Article, Emergency, Print, Pulled
from articles.refused import Refused
from articles.windows import SHOWN
from newsroom.panic import stories
from newsroom.panic.forms import ReasonForm
from newsroom.panic.steps import ACCOUNT, ALL, STEPS, STORY
from people.roles import may
from people.sign_in.sessions import move, signed_in

User = get_user_model()
MOST_LOGGED = 50
MOST_PLANNED = 50
MOST_PULLED = 100


def addresses(site) -> list:
    def door(view):
        def wrapped(request, **parts):
            if not may(request.user, "panic"):
                raise PermissionDenied
            return view(request, site, **parts)

        return site.admin_view(wrapped)

    return [
        path("emergency/", door(show), name="emergency"),
        path("emergency/<slug:name>/", door(confirm), name="emergency_all"),
        path("emergency/<slug:name>/<int:pk>/", door(confirm), name="emergency_one"),
    ]


@require_http_methods(["GET", "HEAD"])
def show(request, site):
    words = request.GET.get("q", "")
    return _page(
        request,
        site,
        "page.html",
        title=_("Emergency"),
        words=words,
        found=stories.found(words),
        accounts=_accounts(request.user),
        pulled=_pulled(),
        log=_log(),
    )


def _page(request, site, template, status=None, **context):
    whole = {**site.each_context(request), **context}
    return TemplateResponse(
        request, f"admin/emergency/{template}", whole, status=status
    )


def _accounts(user):
    """The frozen ones first; who is switched off for good is not here."""
    accounts = User.objects.exclude(is_active=False, frozen_at=None)
    accounts = accounts.select_related("person", "frozen_by__person")
    accounts = accounts.prefetch_related("memberships__edition")
    sessions = signed_in(accounts)
    rows = [
        {
            "account": each,
            "browsers": sessions[each.pk],
            "is_own": each.pk == user.pk,
        }
        for each in accounts
    ]
    return sorted(rows, key=lambda row: row["account"].frozen_at is None)


def _pulled():
    """Works that were pulled and not put back here: each once, with its languages, and
    what became of those meanwhile. What is away with readers comes first."""
    rows = Pulled.objects.filter(undone_at=None).select_related(
        "article__edition", "work__edition", "by__person", "print"
    )
    works = {}
    now = workflow.clock()
    for row in rows:
        row.comes_back = workflow.comes_back_at(row, now)
        works.setdefault(row.work_id, []).append(row)
    found = [
        {"rows": each, "comes_back": any(row.comes_back for row in each)}
        for each in works.values()
    ]
    return sorted(found, key=lambda each: not each["comes_back"])[:MOST_PULLED]


def _log():
    steps = Emergency.objects.select_related(
        "by__person", "account__person", "article__edition"
    )
    return steps[:MOST_LOGGED]


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, site, name, pk=None):
    step = STEPS.get(name)
    if step is None or (step.about == ALL) != (pk is None):
        raise Http404
    about = _about(step, pk)
    form = ReasonForm(request.POST or None)
    context = {"step": step, "name": name, "title": step.title, **about}
    if request.method == "POST" and form.is_valid():
        try:
            came = _run(step, name, pk, request, form.cleaned_data["note"])
        except Refused as refused:
            context |= {"refused": refused, "form": form}
            return _page(request, site, "confirm.html", 409, **context)
        _tell(request, name, step, came, about.get("account"))
        return HttpResponseRedirect(reverse("admin:emergency"))
    # After POST the sums below are of what is asked, which has not happened.
    return _page(request, site, "confirm.html", form=form, **context)


def _run(step, name, pk, request, note):
    if name == "sign-out-all":
        # Whoever has this browser's key has it no more; it stays in the list.
        before = request.session.session_key
        request.session.cycle_key()
        move(before, request.session.session_key)
        return step.run(request.user, note, but=request.session)
    which = () if pk is None else (pk,)
    came = step.run(*which, request.user, note)
    if name == "sign-out" and pk == request.user.pk:
        # Their session is gone: it cannot be saved at the end of this request.
        logout(request)
    return came


def _about(step, pk) -> dict:
    """What the step is about, and what it means for it."""
    if step.about == ACCOUNT:
        account = User.objects.select_related("person").filter(pk=pk).first()
        if account is None:
            raise Http404
        return {"account": account, "browsers": signed_in([account])[pk]}
    if step.about == STORY:
        return _about_story(step, pk)
    planned = _planned() if step in (STEPS["freeze"], STEPS["go-on"]) else []
    return {"planned": planned, "now": workflow.clock()}


def _about_story(step, pk):
    article = Article.objects.select_related("edition").filter(pk=pk).first()
    if article is None:
        raise Http404
    if step is STEPS["pull"]:
        return {"article": article, "languages": stories.languages(pk)}
    now = workflow.clock()
    rows = list(workflow.open_ones(pk))
    back = [(row, workflow.comes_back_at(row, now)) for row in rows]
    return {"article": article, "back": back, "now": now}


def _planned() -> list[Print]:
    """What has a moment to come, or had one that was stopped; the next first."""
    now = workflow.clock()
    coming = Print.objects.filter(
        kind__in=SHOWN, windows__live_from__gt=now, windows__isnull=False
    )
    stopped = stopping.planned(Article.objects.filter(is_held=False).values("pk"))
    ids = [*coming.values_list("pk", flat=True)[:MOST_PLANNED]]
    ids += [row.print_id for row in stopped[:MOST_PLANNED]]
    found = Print.objects.filter(pk__in=ids).select_related("edition", "article")
    return list(found.defer("story", "salts", "leaves").order_by("live_from", "pk"))


def _tell(request, name, step, came, account):
    messages.success(request, step.done % {"name": account} if account else step.done)
    if name == "pull":
        gone = [row.article for row in came]
        if waiting := caches.sentence(gone):
            messages.warning(request, waiting)
    if name == "put-back" and came[1]:
        left = ", ".join(str(each.edition) for each in came[1])
        messages.warning(
            request,
            _("Not put back: %(left)s. Somebody went on with it, or its time is over.")
            % {"left": left},
        )
