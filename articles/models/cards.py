from django.db import models
from django.utils.translation import gettext_lazy as _


class ShareCard(models.Model):
    """The file that stands for a published version where it is shared, because it has
    no picture. Written by `articles.cards`, and looked up: its masthead is the frame's,
    so that it may change without a new print."""

    print = models.OneToOneField(
        "articles.Print",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="card",
    )
    name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("card for sharing")
        verbose_name_plural = _("cards for sharing")
        indexes = [models.Index(fields=["name"], name="card_by_name")]

    def __str__(self):
        return self.name
