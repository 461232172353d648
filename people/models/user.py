from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Somebody who signs in on the desk. What they may do stands in Membership."""

    person = models.OneToOneField(
        "people.Person",
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="user",
        help_text=_("Who this is in credits and on person pages."),
    )
    # Frozen by the chief in an emergency: switched off, until the freeze is ended.
    frozen_at = models.DateTimeField(null=True, blank=True, editable=False)
    frozen_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    frozen_note = models.TextField(blank=True, db_default="", editable=False)

    # What was signed in before this moment is signed out (people.sign_in.sessions).
    sessions_ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Wrong codes after the right password, since they last signed in.
    wrong_codes = models.PositiveIntegerField(default=0, db_default=0, editable=False)

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        ordering = ["username"]
        constraints = [
            models.CheckConstraint(
                condition=Q(frozen_at=None) | Q(is_active=False),
                name="frozen_is_switched_off",
                violation_error_message=_(
                    "This account is frozen. It is opened again on the emergency page."
                ),
            )
        ]

    def __str__(self):
        return str(self.person) if self.person_id else self.username
