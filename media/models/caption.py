from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

EITHER_OR = _("Either write an alt text, or say that it is decorative: not both.")


class Caption(models.Model):
    """What a picture shows, its alt text and its credit line, in one edition."""

    image = models.ForeignKey(
        "media.Image", on_delete=models.CASCADE, related_name="captions"
    )
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
    decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("It says nothing that the text does not say: no alt text is read."),
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
            ),
            models.CheckConstraint(
                condition=models.Q(decorative=False) | models.Q(alt=""),
                name="decorative_has_no_alt_text",
                violation_error_message=EITHER_OR,
            ),
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def shown(self) -> dict:
        """Words by the names that the use of a picture has for them, for the desk."""
        alt = gettext("(decorative)") if self.decorative else self.alt
        return {"caption": self.text, "alt": alt, "credit": self.credit}

    @property
    def words(self):
        """Caption, alt text and credit line."""
        return self.text, self.alt, self.credit
