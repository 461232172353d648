from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Series(models.Model):
    """Stories of one edition that belong together, in an order.

    It is no part of a story's text: readers see it round their page as it is today.
    """

    edition = models.ForeignKey(
        "people.Edition",
        verbose_name=_("edition"),
        on_delete=models.PROTECT,
        related_name="series",
    )
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=100, allow_unicode=True)
    about = models.TextField(
        _("about"),
        max_length=600,
        blank=True,
        help_text=_("A sentence or two for readers, above its parts."),
    )

    class Meta:
        verbose_name = pgettext_lazy("of stories, one", "series")
        verbose_name_plural = pgettext_lazy("of stories, several", "series")
        ordering = ["edition__position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "slug"],
                name="series_slug_once",
                violation_error_message=_("This edition has a series there already."),
            )
        ]

    def __str__(self):
        return self.name


class Part(models.Model):
    """A story's place in a series: each stands in one at most."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="parts")
    article = models.OneToOneField(
        "articles.Article",
        verbose_name=_("story"),
        on_delete=models.CASCADE,
        related_name="part",
    )
    position = models.PositiveSmallIntegerField(pgettext_lazy("of a series", "part"))

    class Meta:
        verbose_name = _("part of a series")
        verbose_name_plural = _("parts of series")
        ordering = ["position", "article"]
        indexes = [models.Index(fields=["series", "position"], name="part_in_order")]

    def __str__(self):
        return f"{self.series_id}: {self.position}"
