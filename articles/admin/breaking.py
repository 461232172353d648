"""Breaking news: sent off from the first page of the desk, or from this one."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from articles.admin.access import page
from articles.admin.doing import done
from articles.body import storable
from articles.checks import NOTHING, Overriding
from articles.desk.breaking import NotOut, break_news, known, waits_for_another
from articles.forms.breaking import BreakingForm, editions_to_break_in
from articles.forms.overriding import OverridingForm
from people.roles import may


def form_for(user) -> BreakingForm | None:
    """The form on the first page, for who may publish what they write."""
    editions = editions_to_break_in(user)
    form = BreakingForm(user=user, editions=editions) if editions else None
    return form if form and form.sections else None


def asks_another(form) -> list:
    """Editions of the form in which another person has to approve."""
    return [each for each in form.editions if waits_for_another(each, form.user)]


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def breaking(request, admin):
    user = request.user
    editions = editions_to_break_in(user)
    if not editions:
        return page(admin, request, "no_edition.html", status=403)
    form = BreakingForm(request.POST or None, user=user, editions=editions)
    if request.method != "POST" or not form.is_valid():
        return _page(admin, request, form)
    given = form.cleaned_data
    if article := known(user, given["once"]):
        return _to(article)
    try:
        came = break_news(
            user,
            form.article,
            given["credit"],
            given["once"],
            _overriding(request),
            as_draft="_draft" in request.POST,
        )
    except NotOut as refused:
        asked = _asked_again(request, refused.found)
        return _page(admin, request, form, refused=refused, overriding=asked)
    except IntegrityError:
        # The same form a second time, in the same moment.
        if article := known(user, given["once"]):
            return _to(article)
        raise
    _tell(request, came)
    return _to(came.article)


def _page(admin, request, form, **more):
    return page(
        admin,
        request,
        "breaking.html",
        title=_("Breaking news"),
        form=form,
        asks_another=asks_another(form),
        may_change_edition=may(request.user, "editions"),
        **more,
    )


def _overriding(request) -> Overriding:
    """What was shown before and looked at; what is found since is not passed over."""
    if not request.POST.get("checks-anyway"):
        return NOTHING
    seen = frozenset(request.POST.getlist("checks-looked_at"))
    return Overriding(seen, _reason(request))


def _asked_again(request, found) -> OverridingForm:
    return OverridingForm(found=found, initial={"reason": _reason(request)})


def _reason(request) -> str:
    """As it can be kept: it goes into the record of the step."""
    return storable(request.POST.get("checks-reason", "")[:300])


def _to(article):
    address = reverse("admin:articles_article_change", args=[article.pk])
    return HttpResponseRedirect(address)


def _tell(request, came):
    edition = {"edition": came.article.edition}
    if came.verb == "approve_and_publish":
        done(request, came.article, came.verb)
    elif came.verb == "submit":
        messages.warning(
            request,
            _(
                "Readers do not have it yet: in %(edition)s another person approves. It"
                " is submitted, and stands first with the editors."
            )
            % edition,
        )
    else:
        messages.success(request, _("Kept as a draft, marked as developing."))
