"""What is being written and is not a version yet; nothing here reaches readers."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Autosave(models.Model):
    """The fields of one open page of a story, as they were typed, kept until that
    page is saved or somebody says that they are not needed.

    `data` maps the names of the form's fields to their values; `base` is the version
    that the page was opened with (0 for a new story) and `count` grows with every
    autosave of the page, so that a late one never overwrites a later one.
    """

    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.CASCADE,
        null=True,
        related_name="autosaves",
    )
    edition = models.ForeignKey(
        "people.Edition", on_delete=models.CASCADE, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    page = models.CharField(max_length=40)
    base = models.PositiveIntegerField(default=0)
    count = models.PositiveIntegerField(default=0)
    data = models.JSONField()
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["by", "page"], name="autosaved_once")
        ]

    def __str__(self):
        return self.page


class Presence(models.Model):
    """Who has a story open, in which field, since when. `took_over_at` is set for
    whoever said last that they go on with it."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="presences"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    page = models.CharField(max_length=40)
    place = models.CharField(max_length=40, blank=True)
    since = models.DateTimeField()
    seen_at = models.DateTimeField()
    took_over_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("open page")
        verbose_name_plural = _("open pages")
        ordering = ["since", "pk"]
        constraints = [models.UniqueConstraint(fields=["by", "page"], name="open_once")]

    def __str__(self):
        return self.page
