"""The second step: what somebody has for it, and taking it away."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef

from people.models import User
from people.roles import roles_of
from people.sign_in.sessions import end_sessions

# So few recovery codes are left that the desk says so.
FEW = 3
_MEANS = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)
# Of each row of users, what `has_means` says of one.
HAS_MEANS = Exists(Authenticator.objects.filter(user=OuterRef("pk"), type__in=_MEANS))


def is_required() -> bool:
    return settings.NEWSROOM_SECOND_STEP


def is_sample() -> bool:
    """Whether everybody's password lies in a file, as it does under `make run`."""
    return (settings.NEWSROOM_DATA / "sample-password").exists()


def means_of(user) -> list[Authenticator]:
    """Passkeys and the app, not the recovery codes."""
    return list(Authenticator.objects.filter(user=user, type__in=_MEANS).order_by("pk"))


def has_means(user) -> bool:
    return Authenticator.objects.filter(user=user, type__in=_MEANS).exists()


def must_set_up(user) -> bool:
    """Whoever works on the desk and has nothing for the second step yet."""
    return is_required() and bool(roles_of(user)) and not has_means(user)


def may_remove(authenticator) -> bool:
    """Never the last that there is, while one is required."""
    if authenticator.type not in _MEANS or not is_required():
        return True
    others = Authenticator.objects.filter(user=authenticator.user_id, type__in=_MEANS)
    return others.exclude(pk=authenticator.pk).exists()


def codes_left(user) -> int | None:
    """How many recovery codes are unused; None where there are none at all."""
    row = Authenticator.objects.filter(
        user=user, type=Authenticator.Type.RECOVERY_CODES
    ).first()
    return len(row.wrap().get_unused_codes()) if row else None


@transaction.atomic
def remove(user) -> int:
    """All of it, after a lost device: who has a role sets it up anew at the next
    sign-in. Ends their sessions; returns how many means there were."""
    User.objects.select_for_update().get(pk=user.pk)
    count = len(means_of(user))
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    return count
