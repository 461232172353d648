from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PictureNotice(models.Model):
    """The library's words of a picture changed since readers got a story with it.

    It is over when the story is published again in any way, or when an editor leaves
    it as it is: then the row goes.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="picture_notices"
    )
    image = models.ForeignKey(
        "media.Image", on_delete=models.CASCADE, related_name="notices"
    )
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("notice of changed picture words")
        verbose_name_plural = _("notices of changed picture words")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "image"], name="one_notice_per_story_and_picture"
            )
        ]

    def __str__(self):
        return f"{self.article_id}: {self.image_id}"
