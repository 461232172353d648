from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Mistake(models.Model):
    """Somebody of the desk says that a story has a mistake."""

    class Outcome(models.TextChoices):
        CORRECTED = "corrected", _("corrected")
        RIGHT = "right", _("it is right as it is")

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="mistakes"
    )
    text = models.TextField(_("what is wrong"))
    sentence = models.TextField(_("in which sentence"), blank=True)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(
        _("outcome"), max_length=9, choices=Outcome.choices, blank=True
    )
    answer = models.TextField(_("answer"), blank=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("reported mistake")
        verbose_name_plural = _("reported mistakes")
        ordering = ["at", "pk"]
        indexes = [
            models.Index(
                fields=["article"],
                condition=Q(done_at=None),
                name="mistake_open",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", done_at=None, done_by=None)
                | (~Q(outcome="") & Q(done_at__isnull=False, done_by__isnull=False)),
                name="mistake_is_open_or_done",
            )
        ]

    def __str__(self):
        return self.text[:80]
