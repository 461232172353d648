"""The chief's page on how somebody signs in: after a lost phone, or a stolen laptop."""

from allauth.account.internal.flows.reauthentication import (
    raise_if_reauthentication_required,
)
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from people.desk_clock import zone_of
from people.sign_in import second_step, sessions


def page(room, request, pk):
    """`room` is the admin of sign-ins; its rights are those of this page."""
    user = room.get_object(request, str(pk))
    if not room.has_change_permission(request, user):
        raise PermissionDenied
    if user is None:
        raise Http404
    # Before the page, so that no button is pressed in vain.
    raise_if_reauthentication_required(request, app="allauth.account")
    if request.method == "POST":
        _do(room, request, user)
        return HttpResponseRedirect(request.path)
    context = {
        **room.admin_site.each_context(request),
        "title": _("How %(name)s signs in") % {"name": user},
        "opts": room.opts,
        "original": user,
        "means": second_step.means_of(user),
        "codes_left": second_step.codes_left(user),
        "sessions": sessions.sessions_of(user, request.session.session_key),
        "zone": zone_of(request.user),
        "of_other": True,
        "is_own": user == request.user,
        "is_required": second_step.is_required(),
    }
    return TemplateResponse(request, "admin/people/user/sign_in.html", context)


@transaction.atomic
def _do(room, request, user):
    is_own = user == request.user
    if "end" in request.POST:
        number = request.POST["end"]
        if number.isdecimal() and sessions.end_session(user, int(number[:18])):
            _say(room, request, user, "Ended a session.", _("That session is ended."))
        else:
            messages.info(request, _("That session was over already."))
    elif "end_all" in request.POST:
        keep = request.session if is_own else None
        count = sessions.end_sessions(user, keep=keep)
        words = ngettext(
            "%(n)s session is ended.", "%(n)s sessions are ended.", count
        ) % {"n": count}
        _say(room, request, user, "Ended all sessions.", words)
    elif "reset" in request.POST and "sure" not in request.POST:
        messages.error(
            request, _("Nothing was changed. First say that you made sure who asks.")
        )
    elif "reset" in request.POST and not is_own:
        second_step.remove(user)
        words = _(
            "The second step of %(name)s is removed, and all their sessions are ended."
            " They set up a new one when they sign in next."
        ) % {"name": user}
        _say(room, request, user, "Removed the second step.", words)


def _say(room, request, user, logged, said):
    """In the history of the sign-in in one language, whoever reads it; to whoever did
    it in theirs."""
    with override("en"):
        room.log_change(request, user, logged)
    messages.success(request, said)
