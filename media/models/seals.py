from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Seal(models.Model):
    """A file that is kept beside a picture, and that only named roles may open: as it
    was received, or as it was before somebody was made unrecognisable in it."""

    class Kind(models.TextChoices):
        RECEIVED = "received", _("as received")
        UNREDACTED = "unredacted", _("before people were made unrecognisable")

    image = models.ForeignKey(
        "media.Image", on_delete=models.PROTECT, related_name="seals"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    file = models.CharField(max_length=100, unique=True, editable=False)
    reason = models.TextField(_("reason"))
    until = models.DateField(
        _("until"), null=True, help_text=_("The file is destroyed on this day.")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("sealed file")
        verbose_name_plural = _("sealed files")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="received", until=None),
                name="file_as_received_has_an_end",
            )
        ]

    def __str__(self):
        return self.get_kind_display()


class SealOpening(models.Model):
    """That somebody looked at a sealed file, and why. Never changed afterwards."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="openings")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("opening of a sealed file")
        verbose_name_plural = _("openings of sealed files")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.reason[:80]


class PrivateFacts(models.Model):
    """What a file told of where and with what it was made: kept only where the
    newsroom's setting says so, and never sent to readers."""

    image = models.OneToOneField(
        "media.Image", on_delete=models.CASCADE, related_name="private_facts"
    )
    facts = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("private facts of a picture")
        verbose_name_plural = _("private facts of pictures")

    def __str__(self):
        return str(self.image_id)
