from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Figure(models.Model):
    """A picture used at a place in an article: the body's block of that id.

    Caption, alt text and credit are this use's own; where one is empty, the
    picture's caption in the article's edition serves.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="figures"
    )
    block = models.CharField(max_length=16, editable=False)
    image = models.ForeignKey(
        "media.Image",
        verbose_name=_("picture"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
    )
    file_name = models.CharField(_("file name"), max_length=200, blank=True)
    caption = models.TextField(_("caption"), blank=True)
    alt = models.TextField(_("alt text"), blank=True)
    decorative = models.BooleanField(_("decorative"), default=False)
    credit = models.CharField(_("credit line"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["article"],
                condition=Q(alt="") | Q(caption="") | Q(credit=""),
                name="figure_without_words",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(decorative=False) | Q(alt=""),
                name="decorative_figure_has_no_alt_text",
            ),
            models.UniqueConstraint(
                fields=["article", "block"], name="one_figure_per_block"
            ),
        ]

    def __str__(self):
        return self.caption[:80] or self.file_name or str(_("picture"))
