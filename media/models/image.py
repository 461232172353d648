from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Image(models.Model):
    """A picture as we keep it: pixels only, private. Readers get its renditions."""

    name = models.CharField(
        _("name"), max_length=200, help_text=_("How the desk finds it again.")
    )
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    # HMAC of the pixels: the same picture is found again, and nobody outside can
    # guess the name of a picture that they hold themselves.
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    original = models.CharField(max_length=100, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-added_at", "-pk"]

    def __str__(self):
        return self.name


class Caption(models.Model):
    """What a picture shows, its alt text and its credit line, in one edition."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="captions")
    edition = models.ForeignKey(
        "people.Edition",
        verbose_name=_("edition"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    text = models.TextField(_("caption"), blank=True)
    alt = models.TextField(
        _("alt text"),
        blank=True,
        help_text=_("What somebody who cannot see the picture should know."),
    )
    credit = models.CharField(
        _("credit line"),
        max_length=300,
        blank=True,
        help_text=_("Who made or gave it, without the word “Image”."),
    )

    class Meta:
        verbose_name = _("caption")
        verbose_name_plural = _("captions")
        ordering = ["edition__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["image", "edition"],
                name="one_caption_per_edition",
                violation_error_message=_("This edition has a caption already."),
            )
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def words(self):
        """Caption, alt text and credit line."""
        return self.text, self.alt, self.credit


class Rendition(models.Model):
    """One public file of a picture: its pixels at one width, in one format."""

    class Format(models.TextChoices):
        WEBP = "webp", "WebP"
        JPEG = "jpg", "JPEG"

    image = models.ForeignKey(
        Image, on_delete=models.CASCADE, related_name="renditions"
    )
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    format = models.CharField(max_length=4, choices=Format.choices)
    name = models.CharField(max_length=100, unique=True)

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        ordering = ["format", "width"]
        constraints = [
            models.UniqueConstraint(
                fields=["image", "width", "format"], name="one_rendition_per_size"
            )
        ]

    def __str__(self):
        return self.name
