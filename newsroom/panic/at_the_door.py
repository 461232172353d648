"""What is said to the owner of a frozen account when they sign in."""

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _


def is_frozen(username, password) -> bool:
    """Told to nobody who does not have the password."""
    frozen = get_user_model().objects.exclude(frozen_at=None)
    user = frozen.filter(username=username or "").first()
    return bool(user and user.check_password(password or ""))


def frozen_account() -> str:
    return _(
        "This account is frozen. Ask the chief editor, who can open it again. What you"
        " typed is kept."
    )
