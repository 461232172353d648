from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Look(models.Model):
    """How an edition looks from a moment on: the newest row counts, and none is ever
    changed, so that who changed what is known and what was can come back."""

    edition = models.ForeignKey(
        "people.Edition",
        verbose_name=_("edition"),
        on_delete=models.CASCADE,
        related_name="looks",
    )
    # Names and values of articles.looks.values.
    values = models.JSONField(default=dict)
    logo = models.ForeignKey(
        "media.Image",
        verbose_name=_("logo"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    dark_logo = models.ForeignKey(
        "media.Image",
        verbose_name=_("logo on a dark page"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("look")
        verbose_name_plural = _("looks")
        ordering = ["-pk"]

    def __str__(self):
        return str(self.edition)
