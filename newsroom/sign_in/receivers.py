"""What follows from a sign-in and from a changed second step."""

from allauth.account.signals import user_logged_in as came_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom.sign_in.forms import BY_RECOVERY_CODE, OWN_WRONG
from newsroom.sign_in.middleware import HAS_SECOND_STEP
from people.models import User
from people.sign_in import browsers, limits, second_step, sessions


@receiver(user_logged_in)
def note_session(sender, request, user, **kwargs):
    sessions.begin(request, user)


@receiver(pre_save, sender=UserSession)
def keep_little(sender, instance, **kwargs):
    """allauth fills in the whole name of the browser; an address it is never given."""
    instance.ip = sessions.NO_ADDRESS
    instance.user_agent = browsers.shortened(instance.user_agent)


@receiver(came_in)
def know_again(sender, request, response, user, **kwargs):
    """Signed in with everything that it takes."""
    browsers.remember(request, response, user)
    limits.forget_old()
    sessions.forget_old()
    if second_step.has_means(user):
        request.session[HAS_SECOND_STEP] = True
        _say_codes_left(request, user)
    _say_wrong_codes(request, user)


def _say_wrong_codes(request, user):
    wrong = User.objects.values_list("wrong_codes", flat=True).get(pk=user.pk)
    foreign = wrong - request.session.pop(OWN_WRONG, 0)
    if wrong:
        User.objects.filter(pk=user.pk).update(wrong_codes=0)
    if foreign > 0:
        said = ngettext(
            "Since your last sign-in %(n)s wrong code was typed after your right"
            " password. If that was not you, somebody knows your password: change it"
            " now.",
            "Since your last sign-in %(n)s wrong codes were typed after your right"
            " password. If that was not you, somebody knows your password: change it"
            " now.",
            foreign,
        )
        messages.warning(request, said % {"n": foreign})


def _say_codes_left(request, user):
    left = second_step.codes_left(user)
    if request.session.pop(BY_RECOVERY_CODE, False):
        said = ngettext(
            "You came in with a recovery code, which works no more; %(n)s is left. If"
            " your phone or key is lost, remove it under your name above and set up"
            " another one.",
            "You came in with a recovery code, which works no more; %(n)s are left. If"
            " your phone or key is lost, remove it under your name above and set up"
            " another one.",
            left or 0,
        )
        messages.warning(request, said % {"n": left or 0})
    if left == 0:
        messages.warning(
            request,
            _("You have no recovery codes left. Make new ones under your name above."),
        )
    elif left is not None and left <= second_step.FEW:
        said = ngettext(
            "You have %(n)s recovery code left. Make new ones under your name above.",
            "You have %(n)s recovery codes left. Make new ones under your name above.",
            left,
        )
        messages.warning(request, said % {"n": left})


@receiver(authenticator_added)
def has_one(sender, request, user, **kwargs):
    request.session[HAS_SECOND_STEP] = True


@receiver(authenticator_removed)
def others_out(sender, request, user, authenticator, **kwargs):
    """Whoever came in by it may not be its owner."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        return
    if not second_step.has_means(user):
        request.session.pop(HAS_SECOND_STEP, None)
    sessions.end_sessions(user, keep=request.session)
