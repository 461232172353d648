from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsroom.panic.at_the_door import frozen_account, is_frozen
from people.roles import roles_of


class SignIn(AuthenticationForm):
    """The desk's door: open to whoever has a role, and to nobody for a flag."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": _(
            "This user name and this password do not belong together. Capital letters"
            " count."
        ),
    }

    def get_invalid_login_error(self):
        """Whoever has the right password of a frozen account is told what to do."""
        given = self.cleaned_data
        if is_frozen(given.get("username"), given.get("password")):
            return ValidationError(frozen_account(), code="frozen")
        return super().get_invalid_login_error()

    def confirm_login_allowed(self, user):
        super().confirm_login_allowed(user)
        if not roles_of(user):
            raise ValidationError(
                _("You have no role in any edition. Ask the chief editor for one."),
                code="no_role",
            )
