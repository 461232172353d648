from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _


class PictureWords(models.Model):
    """What a picture is found by: its name, who is seen, its place, and its words in
    every edition. Triggers write it, so that no way to change those forgets it."""

    image = models.OneToOneField(
        "media.Image", on_delete=models.CASCADE, primary_key=True, related_name="words"
    )
    words = SearchVectorField()

    class Meta:
        verbose_name = _("words of a picture")
        verbose_name_plural = _("words of pictures")
        indexes = [GinIndex(fields=["words"], name="picture_words", fastupdate=False)]

    def __str__(self):
        return str(self.image_id)
