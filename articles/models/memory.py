from django.db import models
from django.utils.translation import gettext_lazy as _


class MemoryPair(models.Model):
    """A sentence, or a paragraph, of an original as readers have it, and how a
    translation that they have says it. Made anew with each print (`memory.keeping`).
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="memory"
    )
    source_edition = models.ForeignKey(
        "people.Edition", on_delete=models.PROTECT, related_name="+"
    )
    target_edition = models.ForeignKey(
        "people.Edition", on_delete=models.PROTECT, related_name="+"
    )
    source = models.TextField()
    target = models.TextField()
    # From when both are with readers; never offered before.
    published_at = models.DateTimeField()

    class Meta:
        verbose_name = _("earlier translation")
        verbose_name_plural = _("earlier translations")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.article_id}: {self.pk}"


class MemoryBand(models.Model):
    """One of the numbers by which the source of a pair is found (`memory.bands`). The
    key answers a look-up alone, the newest pair first and no more than are wanted."""

    pk = models.CompositePrimaryKey("band", "pair")
    band = models.IntegerField()
    pair = models.ForeignKey(MemoryPair, on_delete=models.CASCADE, related_name="bands")

    class Meta:
        verbose_name = _("place of an earlier translation")
        verbose_name_plural = _("places of earlier translations")

    def __str__(self):
        return f"{self.band}: {self.pair_id}"
