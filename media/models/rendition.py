from django.db import models
from django.utils.translation import gettext_lazy as _


class Rendition(models.Model):
    """One public file of a picture: its pixels at one width, in one format, whole or
    as one of the crops round its focus."""

    class Format(models.TextChoices):
        AVIF = "avif", "AVIF"
        WEBP = "webp", "WebP"
        JPEG = "jpg", "JPEG"

    image = models.ForeignKey(
        "media.Image", on_delete=models.CASCADE, related_name="renditions"
    )
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    format = models.CharField(max_length=4, choices=Format)
    crop = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=100, unique=True)

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        ordering = ["format", "width"]
        constraints = [
            models.UniqueConstraint(
                fields=["image", "width", "format", "crop"],
                name="one_rendition_per_size",
            )
        ]

    def __str__(self):
        return self.name
