"""Who let a revision go to readers, and who looks again where one person did alone."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, IntegerField, Q
from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _


class Approval(models.Model):
    """One person approved one revision. Appended only.

    `wrote` holds the ids of who wrote what readers do not have yet; `rule` says
    whether two persons were needed, and if not, why; `digest` is the hash of the
    finished story that was approved (`approvals.digest_of`).
    """

    class Rule(models.TextChoices):
        TWO = "two", _("Two persons")
        ALONE = "alone", _("Alone, by the editor on duty")
        NONE = "none", _("The edition does not ask for two persons")

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="approvals"
    )
    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.PROTECT, related_name="approvals"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    wrote = ArrayField(models.BigIntegerField(), default=list)
    rule = models.CharField(max_length=5, choices=Rule.choices)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(rule="two")
                | IsNull(
                    Func(
                        F("wrote"),
                        F("approved_by"),
                        function="array_position",
                        output_field=IntegerField(),
                    ),
                    True,
                ),
                name="approved_by_another",
            )
        ]

    def __str__(self):
        return f"{self.article_id}: {self.revision_id}"


class SecondLook(models.Model):
    """What one person let out, changed or withdrew alone, until another has looked."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="second_looks"
    )
    transition = models.OneToOneField(
        "articles.Transition", on_delete=models.PROTECT, related_name="second_look"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    due_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("second look")
        verbose_name_plural = _("second looks")
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(looked_at=None),
                name="second_look_open",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(looked_at=None, looked_by=None)
                | (Q(looked_at__isnull=False) & ~Q(looked_by=F("by"))),
                name="looked_at_by_another",
            )
        ]

    def __str__(self):
        return f"{self.article_id}: {self.due_at}"
