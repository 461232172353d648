from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
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
    # Numbers of the source's n-grams, and of the pair of editions (`memory.grams`).
    grams = ArrayField(models.IntegerField())

    class Meta:
        verbose_name = _("earlier translation")
        verbose_name_plural = _("earlier translations")
        ordering = ["pk"]
        indexes = [GinIndex(fields=["grams"], name="memory_grams")]

    def __str__(self):
        return f"{self.article_id}: {self.pk}"
