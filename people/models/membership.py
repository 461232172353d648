from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.roles import Role


class Membership(models.Model):
    """A user's role in an edition. The chief has it in all of them: no edition."""

    user = models.ForeignKey(
        "people.User", on_delete=models.CASCADE, related_name="memberships"
    )
    edition = models.ForeignKey(
        "people.Edition",
        verbose_name=_("edition"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="memberships",
        help_text=_("Empty for a chief editor: all editions."),
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "edition", "role"],
                nulls_distinct=False,
                name="role_once_per_edition",
                violation_error_message=_("This person has that role already."),
            ),
            models.CheckConstraint(
                condition=Q(role=Role.CHIEF, edition=None)
                | (~Q(role=Role.CHIEF) & Q(edition__isnull=False)),
                name="only_the_chief_has_all_editions",
                violation_error_message=_(
                    "A chief editor has no edition; every other role needs one."
                ),
            ),
        ]

    def __str__(self):
        return self.get_role_display()
