"""Why a code is not taken that is not simply wrong."""

from django.utils.translation import gettext_lazy as _

NEXT_CODE = _(
    "The clock of the phone seems to be off by a minute or two. Wait until the app"
    " shows the next code and type that one, too; then set the clock of the phone."
)
USED_CODE = _(
    "This code was used already, or is older than one that was. Wait until the app"
    " shows the next one, and type that."
)
WRONG_RECOVERY_CODE = _(
    "This recovery code was used already, or is not one of yours. Each works once: try"
    " another one."
)
