"""Why a code is not taken that is not simply wrong, and the field after it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from people.sign_in import codes

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


class CodeInput(forms.TextInput):
    """Empty again after a code of an app that was not right: the next one is another.
    A recovery code stays, to be compared with what is written down."""

    def __init__(self):
        super().__init__(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "spellcheck": "false",
            }
        )

    def get_context(self, name, value, attrs):
        is_of_app = len(codes.plain(value or "")) <= codes.DIGITS
        return super().get_context(name, None if is_of_app else value, attrs)
